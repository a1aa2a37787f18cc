//! Pages that only say something: help, accessibility, how looks are recorded.

use crate::asked::Asked;
use crate::house::House;
use crate::render::{Page, Pages};
use crate::reply::Reply;
use crate::trouble::Trouble;
use serde::Serialize;

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident, $function:ident, $template:literal, $title:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Serialize)]
        pub struct $name {}

        impl Page for $name {
            const TEMPLATE: &'static str = $template;

            fn title(&self) -> String {
                $title.to_owned()
            }
        }

        /// Shows it.
        pub fn $function(house: &House, pages: &Pages, _asked: &Asked) -> Result<Reply, Trouble> {
            Ok(Reply::page(pages.show(&$name {}, &house.brand, None, Vec::new())?))
        }
    )+};
}

plain! {
    /// Help with the service.
    Help, help, "help.html", "Help with this service";
    /// What is accessible and what is not.
    Accessibility, accessibility, "accessibility.html", "Accessibility statement";
    /// How looks are recorded.
    Looking, looking, "looking.html", "How we record who looks at a case";
}
