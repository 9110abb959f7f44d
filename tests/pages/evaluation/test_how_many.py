"""Before a program starts: how many people it takes."""


def test_it_tells_what_tables_of_power_say(draw):
    def script():
        from pages.evaluation.how_many import how_many

        how_many(34)

    shown = " ".join(each.value for each in draw(script).markdown)
    assert (
        "**180 people**" in shown
        and "**357 in each**" in shown
        and "34 people would likely show a change of **0.50**" in shown
    )
