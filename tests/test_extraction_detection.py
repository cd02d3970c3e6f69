"""Which sentences recommend, how strongly, and why not: rules one by one, and sentences of our own in many styles.

Square brackets stand around words that name an actor, as the entity step would mark them.
"""

from __future__ import annotations

import re

import pytest

from turtlebay.extraction.cues import CUES
from turtlebay.extraction.detection import Decision, Scene, detect
from turtlebay.extraction.endorsement import find_endorsement
from turtlebay.extraction.masks import MASKS
from turtlebay.extraction.trials import TRIALS


def read(sentence: str, *, after: bool = False) -> tuple[str, Scene]:
    """Take the brackets off and keep their places as those of actors."""
    words, actors, start = "", [], 0
    for part in re.split(r"([\[\]])", sentence):
        if part == "[":
            start = len(words)
        elif part == "]":
            actors.append((start, len(words)))
        else:
            words += part
    return words, Scene(tuple(actors), after)


def judge(sentence: str, *, after: bool = False) -> Decision:
    words, scene = read(sentence, after=after)
    return detect(words, scene)


YES = [(cue.id, sentence) for cue in CUES for sentence in cue.yes]
NO = [(cue.id, sentence) for cue in CUES for sentence in cue.no]
DESIGN = ("C-would-design", "C-includes", "C-first-would")


def test_rules_are_many_and_every_one_has_examples() -> None:
    assert len(CUES) >= 38
    assert len(MASKS) >= 18
    assert len(YES) >= 80
    assert len(NO) >= 60
    assert len({rule.id for rule in (*CUES, *MASKS)}) == len(CUES) + len(MASKS)
    for cue in CUES:
        assert cue.yes, cue.id
        assert cue.no, cue.id
        assert cue.guideline.startswith("3 "), cue.id
        assert cue.strength in ("must", "should", "could"), cue.id
        assert cue.needs in ("", *TRIALS), cue.id
        assert 0.3 <= cue.confidence <= 0.95, cue.id
    for mask in MASKS:
        assert mask.yes, mask.id
        assert mask.no, mask.id


@pytest.mark.parametrize(("rule", "sentence"), YES)
def test_cue_finds_its_example(rule: str, sentence: str) -> None:
    decision = judge(sentence, after=rule in DESIGN)
    assert rule in [hit.cue.id for hit in decision.hits], decision


@pytest.mark.parametrize(("rule", "sentence"), NO)
def test_cue_leaves_its_counterexample(rule: str, sentence: str) -> None:
    assert rule not in [hit.cue.id for hit in judge(sentence).hits]


@pytest.mark.parametrize(("rule", "sentence"), [(m.id, s) for m in MASKS for s in m.yes])
def test_mask_stops_its_example(rule: str, sentence: str) -> None:
    mask = next(mask for mask in MASKS if mask.id == rule)
    assert mask.pattern.search(sentence)
    assert not mask.triggers or any(trigger in sentence.lower() for trigger in mask.triggers)
    assert judge(sentence).best is None


@pytest.mark.parametrize(("rule", "sentence"), [(m.id, s) for m in MASKS for s in m.no])
def test_mask_leaves_its_counterexample(rule: str, sentence: str) -> None:
    words, scene = read(sentence)
    assert rule not in [stop.by for stop in detect(words, scene).stops if detect(words, scene).best is None]


@pytest.mark.parametrize("rule", [*CUES, *MASKS], ids=lambda rule: str(rule.id))
def test_trigger_stands_wherever_the_pattern_is_found(rule: object) -> None:
    triggers = rule.triggers  # type: ignore[attr-defined]
    for other in (*CUES, *MASKS):
        for sentence in (*other.yes, *other.no):
            if triggers and rule.pattern.search(sentence):  # type: ignore[attr-defined]
                assert any(trigger in sentence.lower() for trigger in triggers), sentence


MATERIAL = """
# prose reports: counts 1, modals of advice
should|The ministry should publish the list of licences every quarter.
should|Clinics ought to be open on Saturdays as well.
must|Any new dam must be planned together with the villages downstream.
must|The two services need to agree on one form.
must|The rules for small lenders have to be simpler than those for banks.
should|Trainers should not be sent abroad for less than a year.
must|More needs to be done to keep teachers in the north.
should|A longer mandate should be considered once the count is over.
should|Consideration should be given to a joint desk in the capital.
should|[The assembly] should, above all, set a date for the vote.
should|The next report should therefore cover prisons too.
must|Such raids must stop.
must|The gap between pay scales must also be closed by law.
should|Every school should have a nurse.
should|Judges should be able to live on their pay.
should|Rather than open a second office, [the agency] should staff the first.
must|These two lists must be merged, which will save a year of work.
should|It is clear that [the union] should lead here.
should|There should be one register for both provinces.
should|While progress is real, [the fund] should go further.
# counts 2: could and may, where a course is put forward
could|[The committee] could meet in the provinces once a year.
could|The fee could be waived for small farms.
could|Two seats could be reserved for the islands.
could|[Donors] might pool their money in one fund.
could|There could be more frequent visits to the border posts.
could|The assembly may wish to ask for a second opinion.
could|[Ministers] could, for instance, appoint a joint envoy.
could|More use could be made of the old harbour.
could|It may be time for [the two banks] to merge.
could|[The police] could do more to win trust.
could|The plan could benefit from a clear time line.
could|It is a forum of which [the council] could make better use.
# counts 3: need, essential, useful where a course is valued
must|There is a need to rebuild the archive.
must|There remains an urgent need for trained midwives in the delta.
must|It is essential to keep both ports open.
must|It is vital that the count be watched by outsiders.
must|It is crucial for coastal towns to plan for floods.
must|Close cooperation between the two coastguards is essential.
must|Better data on rents are urgently needed.
should|It is important to consult the unions before the vote.
should|It would be better to open one large clinic than three small ones.
could|Regular talks between the two banks would be useful.
could|A register of lobbyists would be a welcome step.
could|A second audit is advisable.
should|The issue deserves further study.
should|There is still work to be done to link the two systems.
could|There is merit in a longer trial.
must|The need for a new census is clear.
should|A clear division of labour would be important.
could|It makes sense to hold both votes on one day.
should|The best way forward is to let towns set their own rates.
must|It is up to the provinces to repair these roads.
should|There is no longer any excuse to delay the reform.
should|These losses make a strong case for joint patrols.
must|This requires steady funding over ten years.
must|Success will require close coordination among the agencies.
should|This would argue for a smaller board.
# counts 4: calls, proposals, needs as courses
should|Several speakers called for a ban on night fishing.
should|Participants urged the bank to publish its terms.
could|One speaker suggested that the fee could be halved.
should|One speaker suggested that the fee should be halved.
could|It was proposed to hold the next round in the islands.
should|The panel recommends that the port be dredged.
should|We recommend splitting the agency in two.
could|States are invited to send their comments by May.
could|Cities are encouraged to share their data.
should|Employers are urged to sign the pledge.
must|[Rural courts] need interpreters and trained staff.
must|We need a law that protects those who report abuse.
must|[The office] needs authority to set rates.
should|A few members were in favour of a ban on such loans.
should|There were several calls for a single window.
should|There was a plea for simpler forms.
should|Others advised against moving the office.
should|Most panellists supported the creation of a reserve.
could|Another idea was floated, and members proposed a rotating chair.
must|Many noted the need for [the bank] to open its books.
must|The group agreed on the need to share the maps.
must|Delegates stressed the imperative to keep the crossing open.
should|Speakers stressed the importance of training local staff.
should|She underlined the value of early warning and regular drills.
should|It was felt that the two lists should be merged.
should|The view was expressed that fees should fall.
should|Our main recommendation is to close the old mine.
could|Another suggestion was for the board to meet in public.
should|She made two recommendations: train more nurses; and pay them on time.
should|He ended with a call to open the archives and urged calm.
# counts 6 and opportunity
could|The renewal offers an opportunity to redraw the districts.
could|Ministers have a chance to mend this law in June.
should|It is time to put these rules into law.
should|The time has come for [the two sides] to talk.
should|It is high time that the register was opened.
# audit reports
should|We recommend that the Secretary direct the Administrator to set targets for each region.
should|We are making two recommendations, including that the bureau update its manual.
should|The Director should develop a plan to replace the old pumps.
should|The Comptroller recommends that the office document its controls.
should|[The department] should ensure that contracts are reviewed each year.
should|To improve oversight, we recommend that [the agency] test its backups.
# briefs of think tanks
should|Policymakers should treat water and energy as one question.
should|The next government would do well to keep this tax.
should|It is time to move beyond pilots.
must|Europe must invest in its ports.
should|Congress should act before the fiscal year ends.
should|Lawmakers should resist the urge to cut the fund.
could|A first, modest option would be useful: a shared budget line.
could|One option would be to raise the fee for large ships.
should|A first step would be to publish the contracts.
# position papers
should|We call on the city to house these families.
should|We urge all parties to stop the shelling of wells.
must|Airlines must commit to a firm date.
should|We ask the government to end the practice.
should|We want the next budget to fund rural clinics.
must|We demand that the site be cleaned up.
should|We would like to see the tax shared with towns.
could|We invite firms to join the pledge.
should|We strongly urge the bank to withdraw from the project.
should|We support the creation of a children's ombudsman.
could|We welcome the proposal to pool the two funds.
# commissions' reports
should|The Commission recommends that the statute be amended.
should|The Department should report each year on these figures.
should|We therefore recommend a single complaints body.
should|It is recommended that the chief magistrate review the roster.
should|We consider it important that the inquest be held in public.
should|The inquiry advises that a register be kept.
# reports of a secretary-general
should|I urge the two leaders to resume their talks.
should|I recommend that the Council extend the mandate by six months.
should|I call upon the parties to free all prisoners.
could|I encourage both governments to open the crossing.
should|I appeal to donors to fund the plan in full.
should|I reiterate my call for an immediate end to the siege.
must|It is imperative that the armed groups leave the schools.
should|I again call upon all concerned to respect the truce.
should|I strongly believe that both sides should return to the table.
should|Reform of the land registry is of the utmost importance.
should|I should like to urge both sides to meet.
must|It will be necessary for both sides to free their prisoners.
must|It is for the government to disarm these bands.
should|It is of the utmost importance that the count be fair.
should|I would recommend that the Council keep the mission.
must|I consider it essential that the truce hold.
# disputed
should|There was disagreement over whether the mission should have its own radio.
should|Views were divided, as some said the post should go, while others wanted to keep it.
# settled cases: question mark, design
could|Perhaps a small fund could be opened for this?
# == does not count ==
# what was, is or will be done
-|The council has learned from these failures and adapted.
-|The ministry will publish the list in June.
-|Staff were asked to leave the building.
-|The fund should have been opened years ago.
-|Villagers had to walk for two days.
-|The board needed to raise its fees twice.
-|The agency was required to report each month.
-|It was necessary to close the road.
-|The two sides have agreed to talk.
-|The union has committed to reduce its fleet.
-|The bank is working to improve its forms.
-|The delegation met to discuss the new rules.
-|In March 2016, the panel recommended a new census.
-|The agency concurred with our recommendation to update its manual.
-|The ministry partially accepted the recommendation that it should publish its data.
-|In 2014, we recommended that the bureau set targets.
-|Officials told us that staff must pass a test before they start.
-|As recommended by the auditors, the office closed.
-|The council called on him at home.
# a rule of law that is reported
-|Article 12 calls for the parties to be heard.
-|The statute requires a quorum of nine.
-|Under federal law, banks must report large transfers.
-|The treaty prohibits such weapons, and states must destroy them.
-|The regulation requires firms to keep records.
-|Applicants must have five years of practice in order to be admitted.
-|According to the constitution, the speaker must resign.
# question, topic, aim
-|How could the two services be merged?
-|Should the port be sold?
-|The panel discussed how the fund could be managed.
-|They asked whether the fee should be raised.
-|The meeting aimed to explore what is needed.
-|The report asks which bodies should lead.
-|The purpose of the study was to see how costs could fall.
-|The session turned to the question of who should pay.
# possibility, prediction, capability
-|The decision could be hard.
-|Delays could lead to heavy losses.
-|Budgets can limit what a mission does.
-|It may be unreasonable to expect results within a year.
-|The river could flood again next spring.
-|Prices might rise in the autumn.
-|Such a step could undermine the truce.
-|The talks may fail.
-|Small farms may have to close.
-|This could help explain the fall in prices.
-|The vote could be seen as a test of strength.
-|The number of members could reach forty.
# a bare problem, gap, lesson, a way to see things
-|Trust is essential for trade.
-|Water is essential.
-|It should be noted that the sample was small.
-|It must be remembered that the war was long.
-|It is important to note that rents fell.
-|It is worth recalling that the fund is new.
-|Understanding its role is important to the story.
-|The lack of staff remains a problem.
-|It should come as no surprise that prices rose.
-|We must not forget that these are children, he added in tears.
-|The data suggest that the poor pay more.
-|There is a gap between promise and practice.
-|These are necessary but not sufficient.
-|The need for speed has been reduced by the new line.
-|There is no need to hurry.
-|The post does not require a degree.
-|They help those who need it most.
-|Aid goes to people in need of shelter.
-|The study met the need for better figures.
-|Importance was attached to the day.
# ideal world, past meeting, courtesy, praise, intention
-|In an ideal world, every village would have a doctor.
-|We would like to thank the mayor for his help.
-|I would be grateful if this letter could be circulated.
-|The police should be commended for their restraint.
-|I intend to revert to the Council on what must be done.
-|We look forward to working with the new team.
-|The volunteers deserve praise.
-|We hope to return next year.
-|I shall continue to keep the Council informed.
-|For a fuller list of what is needed, please see annex B.
# quotes, claims, conditions
-|He told the court “we should all have left the room by ten that night”.
-|Critics often claim that the bank should be closed.
-|If the chair must resign, the deputy takes over.
-|Should the talks fail, the fund closes.
-|It is common to argue that ports should be private.
-|Unless rules can be agreed, the market stays closed.
# a speaker on himself, effects, inability, fears
-|I should like to pay tribute to the staff.
-|I must report that no progress has been made.
-|I should add that the fund is empty.
-|I propose to send an envoy in May.
-|This should help to calm the town.
-|The road was opened, which should lead to lower prices.
-|[The police] could not provide enough cars.
-|They fear that [the union] could leave the pact.
-|The gate was widened so that [ships] could enter.
# verbs and nouns that look like cues
-|The weather encouraged growth.
-|The project called for ten ships.
-|The proposed law is old.
-|She took the opportunity to thank him.
-|All pupils had an equal opportunity to learn.
-|The request was refused.
-|The dish is recommended by chefs.
-|There was a call for papers in May.
-|The film appeals to children.
-|They suggest a link between rain and rent.
-|The invited guests left early.
-|The report describes the basic needs of the camp.
"""
CASES = [
    (line.split("|", 1)[0], line.split("|", 1)[1])
    for line in MATERIAL.strip().splitlines()
    if line and not line.startswith("#")
]


def test_material_is_large() -> None:
    assert len([case for case in CASES if case[0] != "-"]) >= 120
    assert len([case for case in CASES if case[0] == "-"]) >= 85


@pytest.mark.parametrize(("strength", "sentence"), CASES)
def test_sentence_of_our_own(strength: str, sentence: str) -> None:
    decision = judge(sentence)
    best = decision.best
    if strength == "-":
        assert best is None, best
    else:
        assert best is not None, decision.stops
        assert best.cue.strength == strength, best


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("The chair would report back to [the board] every spring.", "could"),
        ("This should include a check of all pumps.", "should"),
        ("This starts with training the drivers.", "could"),
        ("The fund could also pay for school meals.", "could"),
        ("That includes the authority to set fees.", "could"),
    ],
)
def test_design_of_the_course_just_proposed_counts(sentence: str, strength: str) -> None:
    best = judge(sentence, after=True).best
    assert best is not None
    assert best.cue.strength == strength


@pytest.mark.parametrize(
    "sentence", ["That step would free funds.", "This could lead to savings.", "It would save time."]
)
def test_effects_of_the_course_just_proposed_do_not_count(sentence: str) -> None:
    assert judge(sentence, after=True).best is None


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("There was broad agreement that fees should fall.", "consensus"),
        ("Participants called for a single window.", "consensus"),
        ("Participants agreed that the port should be dredged.", "consensus"),
        ("It was generally agreed that fees should fall.", "consensus"),
        ("All speakers urged the bank to act.", "consensus"),
        ("Many delegations called for a ban.", "many"),
        ("A number of participants stressed the need for maps.", "many"),
        ("There were a number of calls for a single window.", "many"),
        ("Most panellists supported the creation of a reserve.", "many"),
        ("Several speakers proposed a fund.", "some"),
        ("Some suggested that the fee could be halved.", "some"),
        ("A few members were in favour of a ban.", "some"),
        ("One participant argued for a smaller board.", "one"),
        ("Another speaker recommended that the bank open its books.", "one"),
        ("One view was that the fee should fall.", "one"),
        ("She recommended that the bank open its books.", "one"),
        ("Mr. Adeyemi urged the bank to act.", "one"),
        ("It also recommended that the bank open its books.", "one"),
        ("The Group of Towns against Noise on the River (GTN) recommended a ban.", "one"),
        ("The council gives its full support to the talks and urges the banks to act.", "unattributed"),
        ("There was disagreement over whether the fee should fall.", "disputed"),
        ("One member urged a ban, while others opposed it.", "disputed"),
        ("The bank should open its books.", "unattributed"),
        ("It was suggested that the fee be halved.", "unattributed"),
        ("We recommend that the bank open its books.", "unattributed"),
        ("The Commission recommends that some fees be halved.", "unattributed"),
        ("Several banks should open their books.", "unattributed"),
        ("I urge the two leaders to talk.", "unattributed"),
        ("The state should consult many experts, who called the plan weak.", "unattributed"),
    ],
)
def test_endorsement_is_read_from_the_sentence(sentence: str, level: str) -> None:
    assert find_endorsement(sentence, "") == level


def test_pronoun_takes_the_endorsement_of_the_sentence_before() -> None:
    assert find_endorsement("They also called for a ban.", "Several delegations spoke of the river.") == "some"
    assert find_endorsement("They also called for a ban.", "The river rose.") == "unattributed"


def test_confidence_falls_where_a_mask_stopped_another_cue() -> None:
    plain = judge("The board should meet.").confidence
    doubtful = judge("If the chair must go, the board should meet.").confidence
    agreed = judge("The panel recommends that the board should meet.").confidence
    assert doubtful < plain <= agreed
    assert Decision().confidence == 0.0
