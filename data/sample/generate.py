"""Make the sample workspace again, byte for byte: `python data/sample/generate.py [FOLDER]`.

Five invented clusters answer the shipped questionnaire, and each is exported the way another tool
would.  Nothing here is read by the product; it only writes what the product reads.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from maker import googleforms, msforms, plain, surveyxact, workspace
from maker.answering import answer_all
from maker.deciding import decide
from maker.planting import plant
from maker.rows import Row, all_rows
from maker.stories import STORIES, Story

from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.questionnaire.shipped import shipped_template


def generate(folder: Path) -> None:
    """Write the whole sample workspace into `folder`; other files there stay as they are."""
    workspace.save(folder / "manege.yaml", workspace.settings())
    adaptation = Path(workspace.__file__).with_name("egernholt-2027.yaml").read_text("utf-8")
    workspace.save(folder / "questionnaires" / "egernholt-2027.yaml", adaptation)
    for story in STORIES:
        make_cluster(folder, story)


def make_cluster(folder: Path, story: Story) -> None:
    """Write one cluster of the workspace `folder`."""
    asked = workspace.QUESTIONNAIRES.get(story.id)
    path = folder / "questionnaires" / f"{asked}.yaml" if asked else shipped_template()
    questionnaire = load_questionnaire(path)
    rows = plant(story, all_rows(story, answer_all(story, questionnaire)))
    home = folder / "clusters" / story.id
    workspace.save(home / "cluster.yaml", workspace.cluster(story))
    workspace.save(home / "meeting.yaml", workspace.meeting(story))
    workspace.save(home / "decisions.yaml", workspace.decisions(decide(story, rows)))
    _export(home, story, questionnaire, rows)


def _export(home: Path, story: Story, questionnaire: Questionnaire, rows: list[Row]) -> None:
    file = home / workspace.EXPORTS[story.tool]
    if story.tool == "surveyxact":
        surveyxact.write(home, questionnaire, rows, surveyxact.SEMICOLON)
    elif story.tool == "surveyxact-utf16":
        surveyxact.write(home, questionnaire, rows, surveyxact.UTF16)
    elif story.tool == "msforms":
        msforms.write(file, questionnaire, rows)
    elif story.tool == "googleforms":
        googleforms.write(file, questionnaire, rows)
    else:
        plain.write(file, questionnaire, rows, f"{story.name}: svar fra spørgeskemaet")
        workspace.save(home / "columns.yaml", plain.column_map(questionnaire))


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
