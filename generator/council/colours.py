"""Contrast of the councils' colours, and the nearest colour that has enough of it."""

LIGHT_PAPER, DARK_PAPER = "#ffffff", "#14171a"
ENOUGH = 4.5
_LINEAR_BELOW = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours ``#rrggbb`` (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def nearest_on(paper: str, colour: str) -> str:
    """Return ``colour``, or the nearest mixture of it with black or white that reads on ``paper``.

    Enough is the ratio for text of any size (WCAG 2.2, 1.4.3).
    """
    towards = "#000000" if _luminance(paper) > _luminance("#808080") else "#ffffff"
    mixtures = (_mixed(colour, towards, step / 100) for step in range(101))
    return next(mixture for mixture in mixtures if contrast(mixture, paper) >= ENOUGH)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, other: str, share: float) -> str:
    parts = [
        round(
            int(colour[place : place + 2], 16) * (1 - share)
            + int(other[place : place + 2], 16) * share
        )
        for place in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)
