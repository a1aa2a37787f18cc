//! A Nunjucks template in pieces: markup, and code in tokens.

/// A stretch of a template.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// What is printed as it stands.
    Markup(String),
    /// What stands between `{{` and `}}` or between `{%` and `%}`.
    Code {
        open: String,
        tokens: Vec<Token>,
        close: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Space,
    Word,
    Number,
    Text,
    Mark,
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

impl Token {
    pub(crate) fn new(kind: Kind, text: &str) -> Self {
        Self {
            kind,
            text: text.to_owned(),
        }
    }

    pub(crate) fn is(&self, mark: &str) -> bool {
        self.kind == Kind::Mark && self.text == mark
    }
}

impl Piece {
    /// A tag, written as in a template without its delimiters.
    pub(crate) fn tag(code: &str) -> Self {
        Self::Code {
            open: "{%- ".to_owned(),
            tokens: tokens(code),
            close: " -%}".to_owned(),
        }
    }

    /// The first words of a tag, such as `["macro", "govukButton", "params"]`; empty for other pieces.
    pub(crate) fn words(&self) -> Vec<&str> {
        match self {
            Self::Code { open, tokens, .. } if open.starts_with("{%") => tokens
                .iter()
                .filter(|token| token.kind == Kind::Word)
                .map(|token| token.text.as_str())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The first text of a tag, without its quotation marks.
    pub(crate) fn quoted(&self) -> Option<&str> {
        let Self::Code { tokens, .. } = self else {
            return None;
        };
        let text = &tokens.iter().find(|token| token.kind == Kind::Text)?.text;
        Some(&text[1..text.len() - 1])
    }
}

/// Takes a template apart. Comments are left out, with the white space that they would remove.
pub(crate) fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(start) = ["{{", "{%", "{#"]
        .iter()
        .filter_map(|open| rest.find(open))
        .min()
    {
        pieces.push(Piece::Markup(rest[..start].to_owned()));
        let code = &rest[start..];
        let closing = match &code[..2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let length = if closing == "#}" {
            code.find("#}")
        } else {
            end_of_code(code, closing)
        }
        .unwrap_or_else(|| panic!("a template never closes: {}", &code[..code.len().min(80)]));
        let (inside, after) = (&code[2..length], &code[length + 2..]);
        let trims = |here: bool| if here { "-" } else { "" };
        let (before, behind) = (trims(inside.starts_with('-')), trims(inside.ends_with('-')));
        if closing == "#}" {
            pieces.push(Piece::Markup(format!("{{#{before} {behind}#}}")));
        } else {
            let inside = inside.strip_prefix('-').unwrap_or(inside);
            pieces.push(Piece::Code {
                open: format!("{}{before}", &code[..2]),
                tokens: tokens(inside.strip_suffix('-').unwrap_or(inside)),
                close: format!("{behind}{closing}"),
            });
        }
        rest = after;
    }
    pieces.push(Piece::Markup(rest.to_owned()));
    pieces
}

/// Where the closing delimiter stands that is not inside a text.
fn end_of_code(code: &str, closing: &str) -> Option<usize> {
    let mut quote = None;
    for (index, character) in code.char_indices().skip(2) {
        if let Some(open) = quote {
            quote = Some(open).filter(|open| *open != character);
        } else if code[index..].starts_with(closing) {
            return Some(index);
        } else if matches!(character, '"' | '\'') {
            quote = Some(character);
        }
    }
    None
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let run =
            |belongs: fn(char) -> bool| rest.find(|next| !belongs(next)).unwrap_or(rest.len());
        let (kind, length) = match first {
            _ if first.is_whitespace() => (Kind::Space, run(char::is_whitespace)),
            '"' | '\'' => {
                let end = rest[1..].find(first).expect("a text in a template ends");
                (Kind::Text, end + 2)
            }
            _ if first.is_ascii_digit() => (Kind::Number, run(|next| next.is_ascii_digit())),
            _ if first.is_alphabetic() || first == '_' => (
                Kind::Word,
                run(|next| next.is_alphanumeric() || next == '_'),
            ),
            _ => {
                let known = ["===", "!==", "==", "!=", "<=", ">="];
                let mark = known.iter().find(|mark| rest.starts_with(**mark));
                (Kind::Mark, mark.map_or(first.len_utf8(), |mark| mark.len()))
            }
        };
        tokens.push(Token::new(kind, &rest[..length]));
        rest = &rest[length..];
    }
    tokens
}
