//! Components in a page's own template, where a wrong name is an error.

use govuk::Components;
use govuk::form::{DateInput, FormErrors};
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};

fn pages() -> Environment<'static> {
    let mut pages = Environment::new();
    pages.set_undefined_behavior(UndefinedBehavior::Strict);
    pages.set_auto_escape_callback(|_| AutoEscape::Html);
    Components::new().unwrap().install(&mut pages);
    pages
}

fn refused(page: &str) -> String {
    pages()
        .render_str(page, context! {})
        .unwrap_err()
        .to_string()
}

#[test]
fn a_page_calls_a_component_and_gets_html() {
    let html = pages()
        .render_str(
            r#"{{ govukTag({"text": label}) }}"#,
            context! { label => "Late & <urgent>" },
        )
        .unwrap();
    assert_eq!(
        html.trim(),
        "<strong class=\"govuk-tag\">\n  Late &amp; &lt;urgent&gt;\n</strong>"
    );
}

#[test]
fn contents_go_into_a_component_as_a_block() {
    let page = r#"{% call govukInsetText({"id": "note"}) %}<b>{{ words }}</b>{% endcall %}"#;
    let html = pages()
        .render_str(page, context! { words => "1 < 2" })
        .unwrap();
    let squeezed: String = html.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        squeezed,
        r#"<div id="note" class="govuk-inset-text"> <b>1 &lt; 2</b> </div>"#
    );
}

#[test]
fn a_wrong_name_is_an_error_that_says_so() {
    assert!(refused("{{ govukButon({}) }}").contains("govukButon"));
    assert!(
        refused(r#"{{ govukButton({"texd": "Save"}) }}"#)
            .contains(r#"govukButton has no option "texd"; it has attributes, classes"#)
    );
    assert!(
        refused(r#"{{ govukButton("Save") }}"#).contains("govukButton takes its options as a map")
    );
    assert!(refused(r#"{{ govukButton({}, text="Save") }}"#).contains("text"));
    let error = Components::new()
        .unwrap()
        .render("button", context! {})
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no component called \"button\"; names look like govukButton and mojTimeline"
    );
}

#[test]
fn an_undefined_name_is_an_error_however_deep_it_stands() {
    let undefined = |page: &str| {
        let error = refused(page);
        error.contains("is undefined in this page").then_some(error)
    };
    let button = undefined(r#"{{ govukButton({"text": label}) }}"#).unwrap();
    assert!(
        button.contains(r#"the option "text" of govukButton"#),
        "{button}"
    );
    let radios = undefined(
        r#"{{ govukRadios({"name": "a", "items": [{"text": "One"}, {"hint": {"text": two}}]}) }}"#,
    )
    .unwrap();
    assert!(
        radios.contains(r#"the option "items.1.hint.text" of govukRadios"#),
        "{radios}"
    );
    let page = r#"{{ govukButton({"text": "Save", "classes": "late" if false, "id": none}) }}"#;
    assert!(
        pages()
            .render_str(page, context! {})
            .unwrap()
            .contains(r#"class="govuk-button""#)
    );
}

#[test]
fn the_headers_and_footers_of_government_are_not_for_pages() {
    for reserved in ["govukHeader", "govukFooter", "mojHeader"] {
        assert!(
            refused(&format!("{{{{ {reserved}({{}}) }}}}")).contains(reserved),
            "{reserved}"
        );
    }
    assert!(
        pages()
            .render_str("{{ govukGenericHeader({}) }}", context! {})
            .is_ok()
    );
}

#[test]
fn a_form_with_a_mistake_shows_it_at_the_field_and_in_the_summary() {
    let input = DateInput {
        day: "2".into(),
        month: "13".into(),
        year: "2024".into(),
    };
    let error = input.date("date of contact").unwrap_err();
    let mut errors = FormErrors::new();
    errors.add_at(
        "contact",
        &format!("contact-{}", error.first().name()),
        &error.message,
    );
    let context = context! {
        errors => Value::from(Serde(&errors)),
        contact => Value::from(Serde(input.items(Some(&error)))),
    };
    let page = r#"
        {{ govukErrorSummary({"titleText": "There is a problem", "errorList": errors.summary}) }}
        {{ govukInput({"id": "name", "name": "name", "label": {"text": "Name"}, "errorMessage": errors.fields.name}) }}
        {{ govukDateInput({"id": "contact", "namePrefix": "contact", "items": contact, "errorMessage": errors.fields.contact}) }}
    "#;
    let html = pages().render_str(page, context).unwrap();
    assert!(
        html.contains("<a href=\"#contact-month\">Date of contact must be a real date</a>"),
        "{html}"
    );
    assert!(
        html.contains(r#"<input class="govuk-input" id="name" name="name" type="text">"#),
        "{html}"
    );
    let month = r#"<input class="govuk-input govuk-date-input__input govuk-input--error govuk-input--width-2" id="contact-month" name="contact-month" type="text" value="13""#;
    assert!(html.contains(month), "{html}");
    assert_eq!(html.matches("govuk-input--error").count(), 1, "{html}");
}
