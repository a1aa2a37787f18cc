//! Every page with the data of a whole council: none asks for a name that its screen does not have.

use crate::visit::Northmere;

#[test]
fn every_page_of_every_case_is_made() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let sections = ["", "/points", "/people", "/timeline", "/outcome", "/clocks"];
    let forms = [
        "/contact",
        "/extend",
        "/answer",
        "/withdraw",
        "/not-accept",
        "/procedure",
        "/request",
        "/panel",
        "/person",
        "/advocate",
        "/step",
        "/step/declared",
        "/step/recommendation_answered",
        "/step/payment_offered",
        "/correct/1",
    ];
    for (case, row) in northmere.cases() {
        for part in sections.iter().chain(&forms) {
            let answer = northmere.get(&officer, &format!("/cases/{case}{part}"));
            assert_eq!(answer.status, 200, "{}{part}", row.reference);
            assert!(
                answer.text.contains(&row.reference),
                "{}{part}",
                row.reference
            );
        }
    }
}

#[test]
fn a_step_that_there_is_not_has_no_page() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let (case, _) = &northmere.cases()[0];
    let path = format!("/cases/{case}/step/no_such_step");
    assert_eq!(northmere.get(&officer, &path).status, 404);
    let sent = [("key", "00000000-0000-4000-8000-000000000007")];
    assert_eq!(northmere.post(&officer, &path, &sent).status, 404);
}

#[test]
fn every_step_has_a_form_on_every_kind_of_case() {
    use complaints::step::Step;
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let mut seen = std::collections::BTreeSet::new();
    for (case, row) in northmere.cases() {
        if seen.insert((row.kind, row.procedure)) {
            for step in Step::ALL {
                let path = format!("/cases/{case}/step/{}", step.code());
                let answer = northmere.get(&officer, &path);
                assert_eq!(answer.status, 200, "{}: {step}", row.reference);
            }
        }
    }
    assert!(seen.len() > 5, "{seen:?}");
}

#[test]
fn every_figure_of_the_report_leads_to_its_cases() {
    let northmere = Northmere::opened();
    let head = northmere.sign_in("head");
    let report = northmere
        .get(&head, "/reports/northmere?from=2025-04-01&to=2026-03-31")
        .text;
    let links: Vec<String> = report
        .split("href=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next())
        .map(|it| it.replace("&#x2f;", "/").replace("&amp;", "&"))
        .filter(|it| it.contains("/figure?"))
        .collect();
    assert!(links.len() > 100, "{}", links.len());
    for link in links {
        let answer = northmere.get(&head, &link);
        assert_eq!(answer.status, 200, "{link}");
    }
}

#[test]
fn lists_tracker_logs_and_accounts_are_made() {
    let northmere = Northmere::opened();
    for (who, paths) in [
        (
            "officer",
            &[
                "/",
                "/cases",
                "/cases?q=assessment",
                "/cases?due=late&order=received",
                "/cases?q=zzz",
                "/tracker",
                "/tracker?due=late&status=stage2",
                "/delays",
                "/delays?since=ever",
                "/year",
                "/year?ended=2024",
                "/access-log",
                "/account",
                "/reports",
                "/cases/new",
            ][..],
        ),
        ("manager", &["/", "/cases", "/tracker", "/delays", "/year"]),
        (
            "administrator",
            &["/accounts", "/accounts/new", "/access-log", "/reports"],
        ),
    ] {
        let visitor = northmere.sign_in(who);
        for path in paths {
            assert_eq!(northmere.get(&visitor, path).status, 200, "{who} {path}");
        }
    }
}

#[test]
fn no_page_is_kept_by_a_browser_or_a_proxy_and_none_may_run_what_is_not_ours() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    for path in ["/", "/cases", "/sign-in", "/nowhere"] {
        let answer = northmere.get(&officer, path);
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"),
            "{path}"
        );
        assert!(!answer.text.contains(" style="), "{path}");
        assert!(!answer.text.contains("<script>"), "{path}");
    }
}

#[test]
fn a_form_from_another_site_is_refused() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    let answer = northmere.post_from(
        &officer,
        "/account/sign-out-everywhere",
        "https://elsewhere.example",
    );
    assert_eq!(answer.status, 403);
    assert_eq!(northmere.get(&officer, "/").status, 200);
}

#[test]
fn what_was_typed_when_the_session_had_ended_is_sent_after_signing_in() {
    let northmere = Northmere::opened();
    let form = [("text", "Three paragraphs that took an hour"), ("key", "k")];
    let page = northmere
        .post(&Northmere::nobody(), "/cases/new", &form)
        .text;
    assert!(page.contains("What you typed is kept"));
    let (_, kept) = page.split_once("name=\"kept\" value=\"").unwrap();
    let kept = kept.split('"').next().unwrap().replace("&amp;", "&");
    let sign_in = [
        ("name", "officer"),
        ("password", heard::demo::PASSWORD),
        ("next", "/cases/new"),
        ("kept", kept.as_str()),
    ];
    let again = northmere.post(&Northmere::nobody(), "/sign-in", &sign_in);
    assert_eq!(again.status, 200);
    assert!(
        again
            .text
            .contains("value=\"Three paragraphs that took an hour\"")
    );
    assert!(again.text.contains("action=\"&#x2f;cases&#x2f;new\""));
}

#[test]
fn a_sixth_wrong_password_waits() {
    let northmere = Northmere::opened();
    let wrong = [
        ("name", "officer"),
        ("password", "not the password"),
        ("next", "/"),
    ];
    for _ in 0..5 {
        let answer = northmere.post(&Northmere::nobody(), "/sign-in", &wrong);
        assert!(
            answer
                .text
                .contains("The sign-in name or the password is not right")
        );
    }
    let answer = northmere.post(&Northmere::nobody(), "/sign-in", &wrong);
    assert!(answer.text.contains("There were too many tries"));
}

#[test]
fn whose_days_the_delays_were_is_told_of_the_cases_that_somebody_may_see() {
    let northmere = Northmere::opened();
    let late = |who: &str| {
        let page = northmere.get(&northmere.sign_in(who), "/delays?since=ever");
        let (_, rows) = page.text.split_once("app-table--late").unwrap();
        let links = rows.split("app-keep\" href=\"").skip(1);
        let references = links.filter_map(|it| it.split('>').nth(1)?.split('<').next());
        references.map(str::to_owned).collect::<Vec<_>>()
    };
    let (head, manager) = (late("head"), late("manager"));
    let cases = northmere.cases();
    let team = |reference: &String| {
        let mut found = cases.iter().map(|(_, row)| row);
        let row = found.find(|it| it.reference == *reference).unwrap();
        row.teams.iter().any(|it| it == "Leaving Care")
    };
    let own: Vec<String> = head.iter().filter(|it| team(it)).cloned().collect();
    assert_eq!(manager, own);
    assert!(!own.is_empty() && own.len() < head.len(), "{own:?}");
}

#[test]
fn nothing_is_owed_for_a_year_before_it_is_over() {
    let northmere = Northmere::opened();
    let officer = northmere.sign_in("officer");
    for year in ["2027", "soon", "99999"] {
        let path = format!("/year?ended={year}");
        assert_eq!(northmere.get(&officer, &path).status, 404, "{year}");
    }
}

#[test]
fn my_work_shows_where_a_clock_warns_though_nothing_is_due_soon() {
    let northmere = Northmere::opened();
    let page = northmere.get(&northmere.sign_in("officer"), "/").text;
    let (_, warned) = page
        .split_once("Past a day from which a clock warns")
        .unwrap();
    assert!(
        warned.contains("<strong>22 December 2026</strong><span class=\"app-due__text\">20 working days left; day 25 was 12 November 2026</span>"),
        "{warned}"
    );
    // past day 60 and late: it stands among what is late, and nothing warns besides
    assert!(!warned.contains("NM-2026-0074"), "{warned}");
    assert!(!page.contains("day 60 was"), "{page}");
    let manager = northmere.get(&northmere.sign_in("manager"), "/").text;
    assert!(
        manager.contains("NM-2026-0104"),
        "their team's case: {manager}"
    );
}
