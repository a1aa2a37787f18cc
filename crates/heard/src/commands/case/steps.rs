//! Every step that there is, with what it asks for and what it may be answered with.

use crate::arguments::Arguments;
use crate::exit::Failure;
use crate::settings::Settings;
use crate::wiring;
use complaints::rules::StepRule;
use std::io::Write;

pub(super) fn print(
    arguments: &Arguments,
    like: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let rules = wiring::law(Settings::read(arguments)?.council.as_deref())?.rules;
    let meant = like.unwrap_or_default().to_lowercase();
    let fits = |it: &&StepRule| {
        it.step.code().contains(&meant) || it.step.label().to_lowercase().contains(&meant)
    };
    let mut found = rules.steps().filter(fits).peekable();
    if found.peek().is_none() {
        return Err(Failure::input(format!(
            "no step has “{meant}” in its code or its name; `heard case steps` lists all of them"
        )));
    }
    for rule in found {
        writeln!(out, "{}  {}", rule.step.code(), rule.step.label())?;
        for line in said(rule) {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

/// What a step is about, what it asks for and what it may be answered with, each as it is typed.
fn said(rule: &StepRule) -> Vec<String> {
    let mut lines = Vec::new();
    if !rule.stages.is_empty() {
        let stages: Vec<String> = rule
            .stages
            .iter()
            .map(|it| u8::from(*it).to_string())
            .collect();
        lines.push(format!("--stage {}", stages.join(" or ")));
    }
    if rule.about != "case" {
        let about = match rule.about.as_str() {
            // a child is a person of the case
            "child" => "person",
            about => about,
        };
        lines.push(format!("--about {about}:NUMBER"));
    }
    for answer in &rule.answers {
        lines.push(format!("--answer {}  {}", answer.code(), answer.label()));
    }
    let asked: Vec<&str> = rule.asks.iter().map(|it| it.label()).collect();
    if !asked.is_empty() {
        lines.push(format!("It says {}.", asked.join(" and ")));
    }
    let may: Vec<&str> = rule.may_ask.iter().map(|it| it.label()).collect();
    if !may.is_empty() {
        lines.push(format!("It may say {} too.", may.join(" and ")));
    }
    lines
}
