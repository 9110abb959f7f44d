"""Parts that screens share: words, inputs, cards, questions before what cannot be undone."""
