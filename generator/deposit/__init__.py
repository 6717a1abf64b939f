"""What is handed to an archive, for whoever opens it in decades, and without us."""

from generator.deposit.bag import (
    PAYLOAD,
    NotABagError,
    copied,
    digests_in,
    info_of,
    is_bag,
    moved,
    packed,
    proofs_of_bag,
    put_in,
    sealed,
    signed_list_of,
    unpacked,
)
from generator.deposit.letter import Parcel, letter
from generator.deposit.materials import materials
from generator.deposit.metadata import dublin_core, premis
from generator.deposit.warc import write_warc

__all__ = [
    "PAYLOAD",
    "NotABagError",
    "Parcel",
    "copied",
    "digests_in",
    "dublin_core",
    "info_of",
    "is_bag",
    "letter",
    "materials",
    "moved",
    "packed",
    "premis",
    "proofs_of_bag",
    "put_in",
    "sealed",
    "signed_list_of",
    "unpacked",
    "write_warc",
]
