"""What there is to take home, for catalogues of open data (W3C, "Data Catalog Vocabulary")."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.council.data.calendars import FILE as CALENDAR
from generator.council.data.dumps import ENDINGS, STANDING, address
from generator.council.data.feeds import FILE as FEED
from generator.council.data.groups import ALL, file_address
from generator.council.data.papers import SCHEMAS
from generator.council.data.permanence import url
from generator.council.data.rows import WHOLE, YEARLY, Table
from generator.council.data.using import CATALOGUE
from generator.council.downloads import as_json
from generator.council.relations import FIGURES
from generator.council.site import Site
from generator.page import Artifact

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_TYPES = {"ics": "text/calendar", "atom": "application/atom+xml"}


def files_of(site: Site, _: str) -> Iterator[Artifact]:
    """Yield the catalogue of the site's data, as JSON-LD."""
    years = [str(year) for year in sorted(site.years())]
    datasets = [_yearly(site, name, table, years) for name, table in YEARLY.items()]
    datasets += [_whole(site, name, table) for name, table in WHOLE.items()]
    datasets += [
        _stream(site, site.say("Feed"), FEED),
        _stream(site, site.say("Calendar"), CALENDAR),
    ]
    told = {
        "@context": _CONTEXT,
        "@id": url(site, CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": _said(site, site.settings.title),
        "foaf:homepage": {"@id": site.settings.url},
        **_terms(site),
        "dcat:dataset": datasets,
    }
    yield Artifact(CATALOGUE[1:], as_json(told))


def _yearly(site: Site, name: str, table: Table, years: list[str]) -> dict[str, Any]:
    standing = name == "tables" and bool(site.told.of(FIGURES, ""))
    files = [*years, *([STANDING] if standing else [])]
    told = _dataset(site, name, table, files)
    if years:
        told["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:gYear", "@value": years[0]},
            "dcat:endDate": {"@type": "xsd:gYear", "@value": years[-1]},
        }
    return told


def _whole(site: Site, name: str, table: Table) -> dict[str, Any]:
    return _dataset(site, name, table, [""])


def _dataset(site: Site, name: str, table: Table, years: Iterable[str]) -> dict[str, Any]:
    schema = {"@id": url(site, f"{SCHEMAS}{name}.json")}
    return {
        "@id": f"{url(site, CATALOGUE)}#{name}",
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _said(site, site.say(table.title)),
        "dct:description": _said(site, site.say(table.about)),
        **_terms(site),
        "dct:conformsTo": schema,
        "dcat:landingPage": {"@id": f"{url(site, '/data/')}#data_{name}"},
        "dcat:distribution": [
            _distribution(site, address(name, year, ending), kind, year)
            for year in years
            for ending, kind in ENDINGS.items()
        ],
    }


def _stream(site: Site, title: str, file: str) -> dict[str, Any]:
    return {
        "@id": f"{url(site, CATALOGUE)}#{file.partition('.')[0]}",
        "@type": "dcat:Dataset",
        "dct:identifier": file.partition(".")[0],
        "dct:title": _said(site, title),
        **_terms(site),
        "dcat:distribution": [
            _distribution(site, file_address(ALL, file), _TYPES[file.partition(".")[2]], "")
        ],
    }


def _distribution(site: Site, place: str, kind: str, year: str) -> dict[str, Any]:
    titled = {"dct:title": _said(site, year)} if year else {}
    return {
        "@id": url(site, place),
        "@type": "dcat:Distribution",
        **titled,
        "dcat:accessURL": {"@id": url(site, "/data/")},
        "dcat:downloadURL": {"@id": url(site, place)},
        "dcat:mediaType": {"@id": _MEDIA + kind},
        "dct:license": {"@id": site.settings.licence.url},
    }


def _terms(site: Site) -> dict[str, Any]:
    names = [council.name for council in site.settings.councils.values()]
    return {
        "dct:publisher": [
            {"@type": "foaf:Agent", "foaf:name": _said(site, name)} for name in names
        ],
        "dct:license": {"@id": site.settings.licence.url},
        "dct:language": site.settings.language,
    }


def _said(site: Site, words: str) -> dict[str, str]:
    return {"@language": site.settings.language, "@value": words}
