//! The rules written out for a council's lawyer: every clock, step, guard, setting and instrument, with its source and
//! its standing.

use crate::rules::{
    Asked, Before, Bounds, ClockRole, ClockRule, Condition, Instead, Length, Moment, Part, Range,
    Rules, SignOff, Standing, StepRule,
};
use crate::step::Step;
use std::fmt::{Display, Write as _};

/// A page in Markdown.
struct Page(String);

impl Page {
    fn line(&mut self, text: impl Display) {
        // writing to a String cannot fail
        let _ = writeln!(self.0, "{text}");
    }

    fn heading(&mut self, text: &str) {
        self.line(format_args!("\n## {text}\n"));
    }

    fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|it| it.replace('|', "\\|")).collect();
        self.line(format_args!("| {} |", cells.join(" | ")));
    }

    fn table(&mut self, heads: &[&str]) {
        self.row(heads);
        let rules: Vec<&str> = heads.iter().map(|_| "---").collect();
        self.line(format_args!("|{}|", rules.join("|")));
    }
}

/// Everything, as Markdown.
pub fn written(rules: &Rules) -> String {
    let mut page = Page(String::new());
    page.line("# The law as Heard carries it");
    page.line(INTRODUCTION);
    clocks(&mut page, rules);
    steps(&mut page, rules);
    guards(&mut page, rules);
    settings(&mut page, rules);
    instruments(&mut page, rules);
    causes(&mut page, rules);
    qualifies(&mut page, rules);
    page.0
}

const INTRODUCTION: &str = "
Made from the rules themselves by `heard law`. A rule that is *sourced* rests on a text that was read, and may refuse a
step. One that is *not confirmed* comes from general knowledge: it warns and explains, and refuses nothing, until somebody
of the council checks it and signs it off. What protects a person's right is built in: a request for stage 2 cannot be
refused, nor a request for a panel that is in time; what was taken up cannot be turned away; no clock closes anything.

Whose a clock is: a *limit* is the law's or the Code's, and no council changes it; a *target* is the council's own; a
*step on the way* has a day by which it should be done and makes no case late; *their own time* is the person's, a reminder
that closes nothing.";

/// What nobody has confirmed or signed off, as a list, and who signed what.
pub fn unsigned(rules: &Rules) -> String {
    let mut page = Page(String::new());
    let open = |standing: Standing| standing == Standing::Unconfirmed;
    for rule in rules.clocks().filter(|it| open(it.standing)) {
        let id = id_and_choice(rule);
        page.line(format_args!("{id}  {}: {}", rule.name, rule.source));
    }
    for rule in rules.steps().filter(|it| open(it.standing)) {
        page.line(format_args!(
            "{}  {}: {}",
            rule.step.code(),
            rule.step.label(),
            rule.source
        ));
    }
    for guard in rules.guards().filter(|it| open(it.standing)) {
        page.line(format_args!(
            "{}  {}: {}",
            guard.id.code(),
            guard.name(),
            guard.source
        ));
    }
    for SignOff { rule, by, on, text } in rules.sign_offs() {
        page.line(format_args!(
            "{rule}  signed off by {by} on {on}, from {text}"
        ));
    }
    page.0
}

/// The id of a clock, with the choice of the council under which this entry of it counts.
fn id_and_choice(rule: &ClockRule) -> String {
    match &rule.when {
        Some(when) => format!("{} ({when})", rule.id),
        None => rule.id.clone(),
    }
}

fn clocks(page: &mut Page, rules: &Rules) {
    page.heading("Clocks");
    page.table(&[
        "Clock", "What", "For", "From", "Until", "Length", "Whose", "Who acts", "Source",
        "Standing",
    ]);
    for rule in rules.clocks() {
        let whose = match rule.role {
            ClockRole::Limit => "limit",
            ClockRole::Target => "target",
            ClockRole::Task => "step on the way",
            ClockRole::Window => "their own time",
        };
        let id = id_and_choice(rule);
        page.row(&[
            &id,
            &rule.name,
            &holds_for(rule),
            &starts(rule),
            &moment(rule.stops),
            &length(rule),
            whose,
            &rule.who,
            &rule.source,
            &rule.standing.to_string(),
        ]);
    }
}

fn holds_for(rule: &ClockRule) -> String {
    let kinds = rule.kinds.iter().map(|it| it.label().to_lowercase());
    let procedures = rule.procedures.iter().map(|it| it.label().to_owned());
    let mut parts: Vec<String> = if rule.procedures.is_empty() {
        kinds.collect()
    } else {
        procedures.collect()
    };
    parts.extend(rule.stage.map(|it| it.to_string()));
    parts.extend(rule.only_if.iter().map(|it| condition(*it)));
    let from_age = rule.from_age.as_ref();
    parts.extend(from_age.map(|it| format!("from the age of {it}")));
    if parts.is_empty() {
        return "every contact".to_owned();
    }
    parts.join(", ")
}

fn condition(condition: Condition) -> String {
    match condition {
        Condition::RaisedByChild => "raised by a child or care leaver".to_owned(),
        Condition::MadeByChild => "made by a child or care leaver, alone or with others".to_owned(),
        Condition::Answerable => "somebody can be answered".to_owned(),
        Condition::Represented => "somebody acts for the child".to_owned(),
        Condition::Undecided => "no procedure is decided yet".to_owned(),
        Condition::Spoken => "spoken, not written".to_owned(),
        Condition::NotLookedAfter => "about no looked-after child".to_owned(),
        Condition::Step(step) => format!("once “{}”", lower(step)),
    }
}

fn length(rule: &ClockRule) -> String {
    let mut text = rule.length.to_string();
    if rule.backwards {
        text.push_str(" before");
    }
    if let Some(from) = rule.counted_from {
        let _ = write!(text, " after {}", moment(from));
    }
    if let Some(step) = rule.planned_by {
        let _ = write!(text, ", or the earlier day of “{}”", lower(step));
    }
    match rule.extended {
        Some(Length::Given) => text.push_str(", or to the day agreed"),
        Some(longer) => {
            let _ = write!(text, ", extended {longer}");
        }
        None => {}
    }
    if let Some(longest) = rule.longest {
        let _ = write!(text, ", commonly {longest} at the longest");
    }
    if let Some(setting) = &rule.number_from {
        let _ = write!(text, " ({setting})");
    }
    if let Some(Range { least, most }) = rule.council_sets {
        let _ = write!(text, " (a council may set {least} to {most})");
    }
    if !rule.alerts.is_empty() {
        let days: Vec<String> = rule.alerts.iter().map(ToString::to_string).collect();
        let _ = write!(text, "; warns from day {}", days.join(", "));
    }
    for pause in &rule.pauses {
        let _ = write!(text, "; held up: {}", pause.label().to_lowercase());
    }
    if rule.waits_until_told {
        text.push_str("; without an end while the answer is known not to tell of it, and then as long from a letter that does");
    }
    if rule.after_the_answer {
        text.push_str("; owed once the case is answered too");
    }
    if rule.missed_when_over {
        text.push_str("; missed where the case was over without it");
    }
    text
}

fn starts(rule: &ClockRule) -> String {
    let from = moment(rule.starts);
    match &rule.otherwise_from {
        Some(other) => format!("{from}, at the latest the last day of {other}"),
        None => from,
    }
}

fn moment(moment: Moment) -> String {
    let words = match moment {
        Moment::Received => "receipt by any officer",
        Moment::CaseAcknowledged => "acknowledgement",
        Moment::AdvocacyOffered => "an advocate is offered",
        Moment::Parked => "parked, or the parking kept",
        Moment::Started => "the stage begins",
        Moment::StatementSettled => "the record is agreed, or it goes on with the best draft",
        Moment::RecordSettled => "the record is settled so, where it was spoken or amended",
        Moment::RecordWritten => "the record of it, or the statement of complaint, is sent",
        Moment::Answered => "the answer is sent",
        Moment::AnswerReceived => "the answer reaches the person",
        Moment::LimitPassed => "the longer limit passes unanswered",
        Moment::NextStageStarted => "the next stage is asked for",
        Moment::GoneOnOrClosed => {
            "the next stage is asked for or declined, or a person closes the case"
        }
        Moment::BothAppointed => "officer and independent person appointed",
        Moment::BothReports => "both reports received",
        Moment::ToldOfDelay => "the complainant is told",
        Moment::Panel => "the panel meets",
        Moment::PanelMet => "the panel met: a day arranged is not enough",
        Moment::LastSitting => "the panel's last sitting",
        Moment::SittingFixed => "a day of the panel is fixed, at first or once more",
        Moment::Sat => "the panel sat",
        Moment::ReportSentToAll => "the report is sent to all five who get it",
        Moment::RecommendationsReceived => {
            "the panel's report is received, or is sent to the authority"
        }
        Moment::NhsLinkSpotted => "the link is found, or receipt where that is not recorded",
        Moment::EnquiryTurnedComplaint => "receipt, of an enquiry that turned into a complaint",
        Moment::ConstituentComplains => "the constituent wants a complaint",
        Moment::OmbudsmanTold => "the Ombudsman tells the council",
        Moment::RemedyAgreed => "the promise is made",
        Moment::RemedyRecommended => "the Ombudsman's recommendation",
        Moment::RemedySettled => "it is done, or decided not to be",
        Moment::EvidenceAccepted => {
            "the Ombudsman accepts the evidence (the day is that on which it was sent)"
        }
        Moment::TakenUp => "it is taken up again",
        Moment::MayComplainAgain => "proceedings end because of which it was parked or turned away",
        Moment::ToldOfComplainingAgain => "they are told, or it goes on or comes back without that",
        Moment::Restricted => "contact is restricted, or the restriction kept",
        Moment::CaseRestricted => "the case is restricted to named accounts, or stays so",
        Moment::WithdrawnLookedAt => "withdrawn, and looked at all the same",
        Moment::LookedAt => "it is recorded what came of that",
        Moment::GroundsArose => "the grounds arise",
        Moment::MessageCame => "the complainant writes or speaks after an answer",
        Moment::MessageSettled => "they say what they want, or ask for the next stage",
        Moment::NotContent => "they say that they are not content with what was no complaint",
        Moment::ChoiceMade => "they choose, knowing what a complaint would bring",
        Moment::ComplaintChosen => "they choose a complaint",
        Moment::ComplaintLinked => "it is turned into one, or linked with it",
        Moment::Closed => "nothing more is to be done",
        Moment::KeepingReviewed => "looked at whether it is kept longer",
        Moment::YearEnd => "31 March",
        Moment::Published => "published",
        Moment::Never => "",
        Moment::Step(step) => return lower(step),
    };
    words.to_owned()
}

fn lower(step: Step) -> String {
    let label = step.label();
    let keeps = ["Ombudsman", "Child"]
        .iter()
        .any(|it| label.starts_with(it));
    if keeps {
        label.to_owned()
    } else {
        label[..1].to_lowercase() + &label[1..]
    }
}

fn steps(page: &mut Page, rules: &Rules) {
    page.heading("Steps");
    page.line("What each is about and has to say, and the steps that come before it.\n");
    page.table(&[
        "Step",
        "What",
        "About",
        "Says",
        "Comes after",
        "Comes before",
        "Who",
        "Source",
        "Standing",
    ]);
    for rule in rules.steps() {
        let after: Vec<&str> = rule.needs.iter().map(|it| it.code()).collect();
        let again: Vec<&str> = rule.again_after.iter().map(|it| it.code()).collect();
        let again = if again.is_empty() {
            String::new()
        } else {
            format!("; once more after {}", again.join(" or "))
        };
        let before: Vec<String> = rule.before.iter().map(|it| before(*it)).collect();
        page.row(&[
            &format!("`{}`", rule.step.code()),
            rule.step.label(),
            &about(rule),
            &says(rule),
            &format!("{}{again}", after.join(", ")),
            &before.join(", "),
            &rule.who,
            &rule.source,
            &rule.standing.to_string(),
        ]);
    }
}

fn before(before: Before) -> String {
    let procedure = before
        .procedure
        .map_or_else(String::new, |it| format!(" ({})", it.code()));
    format!(
        "{} of stage {}{procedure}",
        before.act.label(),
        u8::from(before.stage)
    )
}

fn about(rule: &StepRule) -> String {
    let mut text = match rule.about.as_str() {
        "entry" => "an entry of the Ombudsman".to_owned(),
        other if rule.of_a_point => {
            format!("the {other}, or a point that goes through the stage by itself")
        }
        other => format!("the {other}"),
    };
    let stages: Vec<String> = rule
        .stages
        .iter()
        .map(|it| u8::from(*it).to_string())
        .collect();
    if !stages.is_empty() {
        let _ = write!(text, ", stage {}", stages.join(" or "));
    }
    text
}

fn says(rule: &StepRule) -> String {
    let answers: Vec<&str> = rule.answers.iter().map(|it| it.code()).collect();
    let word = |it: &Asked| match it {
        Asked::Reason => "reason",
        Asked::Text => "text",
        Asked::Day => "day",
        Asked::Review => "day of the review",
        Asked::Days => "days",
        Asked::Cause => "cause",
        Asked::Reference => "reference",
        Asked::Person => "person there",
        Asked::Amount => "amount",
    };
    let asked = rule.asks.iter().map(|it| word(it).to_owned());
    let may = rule
        .may_ask
        .iter()
        .map(|it| format!("{} if known", word(it)));
    let mut parts: Vec<String> = asked.chain(may).collect();
    if !answers.is_empty() {
        parts.insert(0, answers.join(" / "));
    }
    parts.join("; ")
}

fn guards(page: &mut Page, rules: &Rules) {
    page.heading("Guards");
    page.table(&["Guard", "What it asks", "Source", "Standing"]);
    for guard in rules.guards() {
        let others = guard.otherwise.iter();
        let others = others.map(|it| format!("; {}: {}", it.whose(), it.source));
        let source = format!("{}{}", guard.source, others.collect::<String>());
        page.row(&[
            &format!("`{}`", guard.id.code()),
            guard.name(),
            &source,
            &guard.standing.to_string(),
        ]);
    }
}

fn causes(page: &mut Page, rules: &Rules) {
    page.heading("Reasons of delays");
    page.line(
        "From which the reason is chosen when it is recorded whose days a delay was, so that it can be counted.\n",
    );
    page.table(&["Reason", "In words"]);
    for cause in rules.causes() {
        page.row(&[&format!("`{}`", cause.id), &cause.words]);
    }
}

fn qualifies(page: &mut Page, rules: &Rules) {
    page.heading("What qualifies, and who may complain");
    page.line(
        "With which the law that somebody writes down is compared: a function that is listed qualifies, and somebody who is listed\n\
         may complain without being asked for a tie to the child. What is not listed may be covered all the same.\n",
    );
    page.table(&["Function", "Subsections", "Covered by"]);
    for it in rules.functions() {
        let subsections: Vec<String> = it.subsections.iter().map(ToString::to_string).collect();
        let subsections = if subsections.is_empty() {
            "all".to_owned()
        } else {
            subsections.join(", ")
        };
        let sections = it.sections.join(", ").replace('*', "\\*");
        let function = format!("{}, sections {sections}", it.act.label());
        page.row(&[&function, &subsections, &it.under]);
    }
    page.line("");
    page.table(&["Who", "May complain by"]);
    for it in rules.entitled() {
        page.row(&[it.who.label(), &it.law]);
    }
}

fn settings(page: &mut Page, rules: &Rules) {
    page.heading("Settings");
    page.line(
        "Where the law or practice leaves a question open: what Heard does, and what a council may choose in its file with\n\
         `[[choice]]` (`setting`, `choice` or `number`, `from`; for a part of a setting also `of`, as written beside its name). A choice counts for what is received from its day on, and never for what was received by the day on which the register was shown it. A time that is\n\
         the council's own is set the same way, with the clock's id as the setting, where its length above says between which\n\
         numbers; no limit of the law or the Code can be.\n",
    );
    page.table(&[
        "Setting",
        "Question",
        "Unless the council says otherwise",
        "May be chosen",
        "Source",
    ]);
    for setting in rules.settings() {
        let place = setting.choices.iter().position(|it| *it == setting.default);
        let default = place
            .and_then(|it| setting.words.get(it))
            .cloned()
            .unwrap_or_default();
        let number = setting.number.map(
            |Bounds {
                 default,
                 least,
                 most,
             }| (default, format!("{least} to {most}")),
        );
        let default = match (&number, default.is_empty()) {
            (Some((number, _)), true) => number.to_string(),
            _ => default,
        };
        let chosen = setting
            .choices
            .iter()
            .zip(&setting.words)
            .filter(|(it, _)| **it != setting.default);
        let mut may: Vec<String> = chosen
            .map(|(code, words)| format!("`{code}`: {words}"))
            .collect();
        may.extend(number.map(|(_, bounds)| bounds));
        let may = if may.is_empty() {
            "nothing else".to_owned()
        } else {
            may.join("; ")
        };
        page.row(&[
            &setting.id,
            &setting.question,
            &default,
            &may,
            &setting.source,
        ]);
        for part in &setting.parts {
            let (default, may) = of_a_part(part);
            let name = format!("{} `{}`", setting.id, part.of);
            page.row(&[&name, &part.question, &default, &may, &setting.source]);
        }
    }
}

/// What holds for a part of a setting unless the council says otherwise, and what it may choose.
fn of_a_part(part: &Part) -> (String, String) {
    let all = part.choices.iter().zip(&part.words);
    let (default, others): (Vec<_>, Vec<_>) = all.partition(|(it, _)| **it == part.default);
    let mut default: Vec<String> = default.into_iter().map(|(_, it)| it.clone()).collect();
    let others = others.into_iter();
    let mut may: Vec<String> = others.map(|(code, it)| format!("`{code}`: {it}")).collect();
    if let Some(number) = part.number {
        let whole = "as for the whole setting".to_owned();
        default.push(number.default.map_or(whole, |it| it.to_string()));
        may.push(format!("{} to {}", number.least, number.most));
    }
    (default.join(", "), may.join("; "))
}

fn instruments(page: &mut Page, rules: &Rules) {
    page.heading("National instruments");
    page.table(&[
        "Instrument",
        "In force",
        "Limits",
        "Instead",
        "Source",
        "Standing",
    ]);
    for it in rules.instruments() {
        let instead = match it.instead {
            Instead::AsSoonAsPracticable => "as soon as reasonably practicable".to_owned(),
            Instead::Length(length) => length.to_string(),
        };
        page.row(&[
            &it.id,
            &format!("{} to {}", it.from, it.to),
            &it.limits.join(", "),
            &instead,
            &it.source,
            &it.standing.to_string(),
        ]);
    }
}
