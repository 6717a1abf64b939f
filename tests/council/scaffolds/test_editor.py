"""The editor in the browser is told of our records what it can know, and nothing wrong."""

import pytest
import yaml

from generator.council.scaffolds import NotPossibleError, new_editor

REPOSITORY = "https://git.example.org/council/meetings.git"


@pytest.fixture(scope="module")
def made():
    files = new_editor(REPOSITORY, "gitea", "main").files
    return {file.path: file.data.decode() for file in files}


@pytest.fixture(scope="module")
def fields(made):
    settings = yaml.safe_load(made["admin/config.yml"])
    return {
        each["name"]: {field["name"]: field for field in each["fields"]}
        for each in settings["collections"]
    }


def test_the_page_speaks_to_its_own_server_and_the_forge_only(made):
    page = made["admin/index.html"]
    assert "connect-src 'self' blob: data: https://git.example.org\"" in page
    assert page.count("https://") == 1


def test_a_field_of_one_form_has_an_input(fields):
    agenda = fields["agendas"]
    assert agenda["published"]["widget"] == "datetime"
    assert agenda["time"]["required"]
    assert agenda["status"]["options"] == ["scheduled", "held", "cancelled", "postponed"]
    assert {"title", "number", "exempt"} <= {each["name"] for each in agenda["items"]["fields"]}
    assert fields["minutes"]["present"]["collection"] == "people"
    assert fields["minutes"]["present"]["multiple"]


def test_what_can_be_written_in_several_ways_has_none(fields):
    assert not {"membership", "next_meeting", "tables", "waive"} & fields["agendas"].keys()
    assert not {"wards", "background_papers", "tables"} & fields["reports"].keys()


def test_what_may_be_one_or_several_is_a_list(fields):
    assert {fields["reports"][name]["widget"] for name in ("answers", "report_by")} == {"list"}
    assert fields["reports"]["matter"]["multiple"]


def test_a_choice_can_be_left_open(fields):
    called_in = fields["reports"]["call_in"]
    assert [each["value"] for each in called_in["options"]] == ["true", "false"]
    assert not called_in["required"]


@pytest.mark.parametrize(
    ("repository", "forge", "words"),
    [
        (REPOSITORY, "bitbucket", "no kind of forge 'bitbucket'"),
        ("git.example.org/council/meetings", "gitea", "no repository"),
        ("https://git.example.org/", "gitea", "no repository"),
    ],
)
def test_what_is_no_repository_is_said(repository, forge, words):
    with pytest.raises(NotPossibleError, match=words):
        new_editor(repository, forge, "main")
