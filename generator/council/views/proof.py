"""How readers check by themselves that what they read is as it was published."""

from dataclasses import dataclass

from generator.council.site import Site
from generator.council.views.chrome import Link, href
from generator.proof import LIST, SIGNATURE, SIGNERS, namespace_of


@dataclass(frozen=True, slots=True)
class ProofView:
    """The list of the whole site, and what is typed to check with it."""

    list: Link
    page: tuple[tuple[str, str], ...]
    site: str
    signature: str


def proof_view(site: Site) -> ProofView:
    """Return what the page about checking shows, with the commands of each system."""
    namespace = namespace_of(site.settings.url)
    return ProofView(
        list=Link(LIST, href(site, f"/{LIST}")),
        page=(
            ("Linux", "sha256sum page.html"),
            ("macOS", "shasum -a 256 page.html"),
            ("Windows (PowerShell)", "Get-FileHash page.html"),
        ),
        site=f"sha256sum --check --quiet {LIST}",
        signature=(
            f"ssh-keygen -Y verify -f {SIGNERS} -I NAME -n {namespace} -s {SIGNATURE} < {LIST}"
        ),
    )
