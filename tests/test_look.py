"""The colours of the theme can be read by people with weak eyes: WCAG 2.2 contrast, level AA."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
TEXT, SHAPE = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faded(text: str, ground: str) -> str:
    """Streamlit writes captions in the text's colour at 60 %."""
    mixed = [round(0.6 * int(text[i : i + 2], 16) + 0.4 * int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def test_black_on_white_has_the_contrast_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_links_are_readable_on_every_ground(mode: str) -> None:
    theme = THEME[mode]
    grounds = [theme["backgroundColor"], theme["secondaryBackgroundColor"], *theme["sidebar"].values()]
    for ground in grounds:
        for name in ("textColor", "linkColor", "grayTextColor"):
            assert contrast(theme[name], ground) >= TEXT, (name, ground)
    for ground in (theme["backgroundColor"], theme["sidebar"]["backgroundColor"]):
        assert contrast(faded(theme["textColor"], ground), ground) >= TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("colour", ["gray", "green", "orange", "red", "blue", "violet", "yellow"])
def test_the_words_of_every_badge_are_readable(mode: str, colour: str) -> None:
    theme = THEME[mode]
    for ground in (theme[f"{colour}BackgroundColor"], theme["backgroundColor"]):
        assert contrast(theme[f"{colour}TextColor"], ground) >= TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_buttons_and_bars_stand_out(mode: str) -> None:
    theme = THEME[mode]
    assert contrast("#ffffff", theme["primaryColor"]) >= TEXT
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["primaryColor"], ground) >= SHAPE
    for colour in theme["chartCategoricalColors"]:
        assert contrast(colour, theme["backgroundColor"]) >= SHAPE, colour


def test_the_fonts_that_the_theme_names_are_there_with_their_licence() -> None:
    for face in THEME["fontFaces"]:
        assert (ROOT / face["url"].removeprefix("app/")).read_bytes()[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in (ROOT / "static/fonts/OFL.txt").read_text("utf-8")
