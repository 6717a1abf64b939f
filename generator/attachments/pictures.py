"""Pictures: where a camera says that it stood."""

from io import BytesIO

from PIL import Image

from generator.attachments.contents import Hidden, Inside, Trace, UnreadableError

_DAMAGED = "it is damaged, or no picture of this kind"
_GPS, _LATITUDE = 0x8825, 2  # Exif 2.3, sections 4.6.3 and 4.6.6


def read_picture(data: bytes) -> Inside:
    """Return the place that the picture's metadata tells, if it tells one."""
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.verify()  # which leaves nothing to read on
        with Image.open(BytesIO(data)) as picture:
            place = picture.getexif().get_ifd(_GPS)
    except Exception:  # noqa: BLE001 -- Pillow raises whatever a damaged file leads to
        raise UnreadableError(_DAMAGED) from None
    if _LATITUDE not in place:
        return Inside()
    return Inside(hidden=(Hidden(Trace.LOCATION, "", "the place where it was taken"),))
