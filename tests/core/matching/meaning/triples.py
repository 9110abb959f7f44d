"""Goals as people write them: one goal, another wording of it, and a goal on another subject.

Written by hand for the scale in core/matching/meaning/scale.py; a direction, not a benchmark.
"""

TRIPLES = (
    ("I want to lead my first team", "Becoming a manager of people for the first time", "Improve my drawing skills"),
    ("Learn to say no and set limits at work", "Being more assertive with colleagues", "Build a web shop"),
    ("Get my research published", "Writing papers for scientific journals", "Bake bread professionally"),
    ("Find my first job after university", "Graduate looking for an entry into working life", "Repair old bicycles"),
    ("Move from nursing into hospital management", "From the ward to running a clinic", "Write a fantasy novel"),
    ("Handle conflict in my team", "Resolving disputes between colleagues", "Understand the stock market"),
    ("Get better at planning my week", "Managing my time and priorities", "Restore antique furniture"),
    ("Understand company accounts", "Reading balance sheets and profit statements", "Train for a marathon"),
    ("Return to work after parental leave", "Restarting my career after having a child", "Learn chess openings"),
    ("Start a social enterprise", "Founding a business that helps the community", "Tune database queries"),
    ("Overcome stage fright", "Losing the fear of speaking in front of people", "Plan a vegetable garden"),
    ("Become a better listener", "Learning to really hear what others say", "Design circuit boards"),
    ("Use statistics in my thesis", "Data analysis for my dissertation", "Negotiate with suppliers"),
    ("Break into the film industry", "Start working in cinema and television", "Prevent software security holes"),
    ("Deal with stress before deadlines", "Staying calm under pressure", "Translate legal contracts"),
    ("Win more customers for my shop", "Marketing for a small retail business", "Care for elderly people"),
    # Across languages
    ("I want to learn to speak in public", "Ich möchte vor Publikum reden lernen", "Ich möchte Datenbanken verstehen"),
    ("Start my own company", "Quiero crear mi propia empresa", "Quiero aprender a tocar el piano"),
    ("Find a balance between family and job", "Familie und Beruf vereinbaren", "Maschinen warten und reparieren"),
    ("Change to a career in teaching", "Reconvertirme en profesor de escuela", "Vender casas de lujo"),
    ("Learn programming", "Apprendre à coder", "Apprendre à cuisiner"),
    ("Lead a team across several countries", "Ein internationales Team führen", "Gitarre spielen lernen"),
    ("Prepare for job interviews", "Prepararme para entrevistas de trabajo", "Cuidar animales abandonados"),
    ("Improve my English for work", "Mein Englisch im Beruf verbessern", "Ein Haus ökologisch bauen"),
)
