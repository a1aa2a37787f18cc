//! Variables that outlive a turn of a loop.
//!
//! In Nunjucks a variable that is set inside a loop keeps its value for the next turn and after the
//! loop; in minijinja it does not. Such variables move into a namespace called `kept`.

use std::collections::BTreeSet;

use crate::token::{Kind, Piece, Token};

/// Moves what a component gathers in its loops into its namespace.
pub(crate) fn keep(pieces: Vec<Piece>) -> Vec<Piece> {
    let names = gathered(&pieces);
    if names.is_empty() {
        return pieces;
    }
    let mut kept = Vec::with_capacity(pieces.len() + 4);
    let mut blocks: Vec<Option<String>> = Vec::new();
    let mut place = Place::default();
    for mut piece in pieces {
        let entered = place.macros;
        place.see(&piece);
        let own = place.in_component() && entered == place.macros;
        let block = block_set(&piece).map(str::to_owned);
        if own && block.is_none() {
            rename(&mut piece, &names);
        }
        let ends_block = piece.words().first() == Some(&"endset");
        let begins_component = entered == 0 && place.macros == 1;
        kept.push(piece);
        if begins_component {
            kept.push(Piece::tag("set kept = namespace()"));
        }
        if let Some(name) = block {
            blocks.push(Some(name).filter(|name| own && names.contains(name)));
        } else if ends_block && let Some(name) = blocks.pop().flatten() {
            kept.push(Piece::tag(&format!("set kept.{name} = {name}")));
        }
    }
    kept
}

/// The variables that a loop reads before it sets them.
fn gathered(pieces: &[Piece]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut read: BTreeSet<&str> = BTreeSet::new();
    let mut place = Place::default();
    for piece in pieces {
        place.see(piece);
        if place.loops == 0 {
            read.clear();
        }
        let Piece::Code { tokens, .. } = piece else {
            continue;
        };
        if place.loops == 0 || !place.in_component() {
            continue;
        }
        let variables = variables(tokens).map(|index| tokens[index].text.as_str());
        if piece.words().first() == Some(&"set") {
            let mut variables = variables.skip(1);
            let name = variables.next().unwrap_or_default();
            read.extend(variables);
            if read.contains(name) {
                names.insert(name.to_owned());
            }
        } else {
            read.extend(variables);
        }
    }
    names
}

/// How deep in loops and macros a piece stands.
#[derive(Default)]
struct Place {
    loops: usize,
    macros: usize,
}

impl Place {
    fn see(&mut self, piece: &Piece) {
        match piece.words().first() {
            Some(&"for") => self.loops += 1,
            Some(&"endfor") => self.loops -= 1,
            Some(&"macro") => self.macros += 1,
            Some(&"endmacro") => self.macros -= 1,
            _ => {}
        }
    }

    /// Not in a macro inside the component's own, which has parameters of its own.
    fn in_component(&self) -> bool {
        self.macros == 1
    }
}

/// The name that `{% set name %}` … `{% endset %}` sets.
fn block_set(piece: &Piece) -> Option<&str> {
    let Piece::Code { tokens, .. } = piece else {
        return None;
    };
    let assigns = tokens.iter().any(|token| token.is("="));
    match piece.words()[..] {
        ["set", name] if !assigns => Some(name),
        _ => None,
    }
}

fn rename(piece: &mut Piece, names: &BTreeSet<String>) {
    let Piece::Code { tokens, .. } = piece else {
        return;
    };
    let renamed: Vec<usize> = variables(tokens)
        .filter(|index| names.contains(&tokens[*index].text))
        .collect();
    for index in renamed {
        tokens[index] = Token::new(Kind::Word, &format!("kept.{}", tokens[index].text));
    }
}

/// Where words stand that can be variables: those behind a full stop are not.
fn variables(tokens: &[Token]) -> impl Iterator<Item = usize> + '_ {
    (0..tokens.len()).filter(|&index| {
        tokens[index].kind == Kind::Word && !(index > 0 && tokens[index - 1].is("."))
    })
}
