//! Code of Nunjucks, which is nearly JavaScript, as code of minijinja, which is nearly Python.

use crate::token::{Kind, Piece, Token};

/// Puts quotation marks round the keys of a map: `{text: x}` becomes `{"text": x}`.
pub(crate) fn quote_keys(tokens: &mut [Token]) {
    let mut open: Vec<String> = Vec::new();
    for index in 0..tokens.len() {
        let token = &tokens[index];
        match (token.kind, token.text.as_str()) {
            (Kind::Mark, "{" | "(" | "[") => open.push(token.text.clone()),
            (Kind::Mark, "}" | ")" | "]") => {
                open.pop();
            }
            (Kind::Word, word) => {
                let in_map = open.last().is_some_and(|bracket| bracket == "{");
                let key = before(tokens, index).is_some_and(|token| token.is("{") || token.is(","))
                    && after(tokens, index).is_some_and(|token| token.is(":"));
                if in_map && key {
                    tokens[index] = Token::new(Kind::Text, &format!("\"{word}\""));
                }
            }
            _ => {}
        }
    }
}

/// The template as minijinja reads it.
pub(crate) fn written(pieces: &[Piece]) -> String {
    let mut source = String::new();
    for piece in pieces {
        match piece {
            Piece::Markup(markup) => source.push_str(markup),
            Piece::Code {
                open,
                tokens,
                close,
            } => {
                source.push_str(open);
                let tokens = pairs(joined(&operators(tokens)));
                source.extend(tokens.iter().map(|token| token.text.as_str()));
                source.push_str(close);
            }
        }
    }
    source
}

/// `===`, `!==` and `elseif` have other names, and a length is a filter.
fn operators(tokens: &[Token]) -> Vec<Token> {
    let mut changed: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let text = match (token.kind, token.text.as_str()) {
            (Kind::Mark, "===") => "==",
            (Kind::Mark, "!==") => "!=",
            (Kind::Word, "elseif") => "elif",
            (Kind::Word, "length") if changed.last().is_some_and(|last| last.is(".")) => {
                changed.pop();
                "|length"
            }
            (_, other) => other,
        };
        changed.push(Token::new(token.kind, text));
    }
    changed
}

/// `a + b` and `a ~ b` join texts, but for a sum with a number: `a|text ~ b|text`. The filter `text`
/// makes a plain text of what is there, as JavaScript does, so that nothing is escaped twice.
fn joined(tokens: &[Token]) -> Vec<Token> {
    let text = Token::new(Kind::Word, "|text");
    let mut changed: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut index = 0;
    while index < tokens.len() {
        let adds = after(tokens, index).is_some_and(|next| next.kind == Kind::Number);
        if !(tokens[index].is("~") || tokens[index].is("+") && !adds) {
            changed.push(tokens[index].clone());
            index += 1;
            continue;
        }
        while changed.last().is_some_and(|last| last.kind == Kind::Space) {
            changed.pop();
        }
        if changed.last().is_none_or(|last| last.text != text.text) {
            changed.push(text.clone());
        }
        changed.push(Token::new(Kind::Mark, " ~ "));
        let start = skip_space(tokens, index + 1);
        index = end_of_operand(tokens, start);
        changed.extend(joined(&tokens[start..index]));
        changed.push(text.clone());
    }
    changed
}

/// `for a, b in map` walks over the items of the map.
fn pairs(mut tokens: Vec<Token>) -> Vec<Token> {
    let words: Vec<&Token> = tokens
        .iter()
        .filter(|token| token.kind != Kind::Space)
        .collect();
    if words.len() > 4 && words[0].text == "for" && words[2].is(",") {
        let end = tokens
            .iter()
            .rposition(|token| token.kind != Kind::Space)
            .map_or(0, |last| last + 1);
        tokens.insert(end, Token::new(Kind::Word, "|items"));
    }
    tokens
}

/// Where the operand ends that begins at `start`: a name, a text or a bracket, with what is called,
/// looked up or filtered.
fn end_of_operand(tokens: &[Token], start: usize) -> usize {
    let mut end = match &tokens[start] {
        token if token.is("(") || token.is("[") || token.is("{") => end_of_bracket(tokens, start),
        _ => start + 1,
    };
    loop {
        let next = skip_space(tokens, end);
        match tokens.get(next) {
            Some(token) if token.is(".") => end = next + 2,
            Some(token) if token.is("|") => end = skip_space(tokens, next + 1) + 1,
            Some(token) if next == end && (token.is("(") || token.is("[")) => {
                end = end_of_bracket(tokens, next);
            }
            _ => return end,
        }
    }
}

fn end_of_bracket(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        match (token.kind, token.text.as_str()) {
            (Kind::Mark, "(" | "[" | "{") => depth += 1,
            (Kind::Mark, ")" | "]" | "}") => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    panic!("a bracket in a template never closes")
}

fn skip_space(tokens: &[Token], from: usize) -> usize {
    let behind = tokens
        .iter()
        .skip(from)
        .position(|token| token.kind != Kind::Space);
    behind.map_or(tokens.len(), |skipped| from + skipped)
}

fn before(tokens: &[Token], index: usize) -> Option<&Token> {
    tokens[..index]
        .iter()
        .rev()
        .find(|token| token.kind != Kind::Space)
}

fn after(tokens: &[Token], index: usize) -> Option<&Token> {
    tokens[index + 1..]
        .iter()
        .find(|token| token.kind != Kind::Space)
}
