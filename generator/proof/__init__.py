"""How anybody can tell that a file is as it was published: lists of digests, and signatures."""

from generator.proof.checking import Proof, State, proofs_of
from generator.proof.signing import (
    SIGNATURE,
    SIGNERS,
    Signing,
    SigningError,
    namespace_of,
    signed,
    signing_for,
)
from generator.proof.sums import LIST, digest_of, listed, listed_in

__all__ = [
    "LIST",
    "SIGNATURE",
    "SIGNERS",
    "Proof",
    "Signing",
    "SigningError",
    "State",
    "digest_of",
    "listed",
    "listed_in",
    "namespace_of",
    "proofs_of",
    "signed",
    "signing_for",
]
