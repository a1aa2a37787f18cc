//! The style sheets without what only GOV.UK may use: its font, and the Royal crest.

const FONT: &str = "GDS Transport";
const FONTS: &str = "GDS Transport,arial,sans-serif";
const OUR_FONTS: &str = r#""Helvetica Neue", Helvetica, Arial, sans-serif"#;
const CREST: &str = "govuk-crest.svg";
const IMAGES: &str = "/assets/images/";

/// The sheet without font, font notice, crest and source map.
pub(crate) fn ours(sheet: &str) -> String {
    let sheet = without_comments(sheet);
    let sheet = without_rules(&sheet, |rule| {
        rule.trim_start().starts_with("@font-face") || rule.contains(CREST)
    });
    let sheet = sheet.replace(FONTS, OUR_FONTS);
    assert!(
        !sheet.contains(FONT),
        "{FONT} may be used on GOV.UK only, and is left in the style sheet"
    );
    sheet
}

/// Names of the images that a sheet asks for, each once.
pub(crate) fn images(sheet: &str) -> Vec<&str> {
    let mut names: Vec<&str> = sheet
        .split("url(")
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap_or_default())
        .filter(|address| !address.starts_with("data:") && !address.starts_with("\"data:"))
        .map(|address| {
            address.strip_prefix(IMAGES).unwrap_or_else(|| {
                panic!("the style sheet asks for {address}, which is not an image")
            })
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The sheet with an image under the name that it is served with, beside the sheet itself.
pub(crate) fn with_image(sheet: &str, name: &str, served: &str) -> String {
    sheet.replace(&format!("url({IMAGES}{name})"), &format!("url({served})"))
}

fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest.trim_end()
}

/// Leaves out the rules of which `drop` is true; it sees selector and declarations.
fn without_rules(sheet: &str, drop: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut start = 0;
    for (index, character) in sheet.char_indices() {
        match character {
            // an outer rule, such as a media query, begins: what is before is no rule of its own
            '{' if sheet[index + 1..]
                .find(['{', '}'])
                .is_some_and(|next| sheet[index + 1 + next..].starts_with('{')) =>
            {
                kept.push_str(&sheet[start..=index]);
                start = index + 1;
            }
            '}' => {
                let rule = &sheet[start..=index];
                if !drop(rule) {
                    kept.push_str(rule);
                }
                start = index + 1;
            }
            _ => {}
        }
    }
    kept + &sheet[start..]
}
