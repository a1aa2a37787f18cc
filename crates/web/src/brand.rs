//! How a council looks: its name, its colours, its mark.

use serde::{Deserialize, Serialize};

/// How a council looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// The council's name, in the header.
    pub council: String,
    /// The name of the service, in the navigation and in page titles.
    #[serde(default = "service")]
    pub service: String,
    /// Where questions about the service go: shown on the help page. None says so.
    #[serde(default)]
    pub contact: Option<String>,
    /// What a new case's reference begins with.
    #[serde(default = "reference_prefix")]
    pub reference_prefix: String,
    /// The colour of the header, as `#0f4c5c`; dark enough that white on it can be read.
    #[serde(default = "colour")]
    pub colour: String,
}

fn service() -> String {
    "Children’s complaints".to_owned()
}

fn reference_prefix() -> String {
    "C".to_owned()
}

fn colour() -> String {
    "#0f4c5c".to_owned()
}

/// Why a brand cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrandError {
    /// A colour is written another way.
    #[error("{0:?} is not a colour; write six hexadecimal digits after a #, such as #0f4c5c")]
    NotAColour(String),
    /// White on the colour cannot be read.
    #[error(
        "white on {colour} has a contrast of {tenths_whole}.{tenths}:1, and people need 4.5:1 to read it; choose a darker colour",
        tenths_whole = ratio_tenths / 10,
        tenths = ratio_tenths % 10
    )]
    TooPale {
        /// The colour.
        colour: String,
        /// The contrast, in tenths.
        ratio_tenths: u32,
    },
}

/// The least contrast at which text can be read (WCAG 2.2, 1.4.3), in tenths.
const LEAST_CONTRAST: u32 = 45;

impl Brand {
    /// The brand of a council that has set nothing else.
    pub fn of(council: impl Into<String>) -> Self {
        Self {
            council: council.into(),
            service: service(),
            contact: None,
            reference_prefix: reference_prefix(),
            colour: colour(),
        }
    }

    /// Whether people can read white on the colour.
    ///
    /// # Errors
    /// A colour that is none, or too pale.
    pub fn check(&self) -> Result<(), BrandError> {
        let ratio_tenths = contrast_with_white(&self.colour)
            .ok_or_else(|| BrandError::NotAColour(self.colour.clone()))?;
        if ratio_tenths < LEAST_CONTRAST {
            return Err(BrandError::TooPale {
                colour: self.colour.clone(),
                ratio_tenths,
            });
        }
        Ok(())
    }

    /// The style sheet that carries the colour, so that no page needs a style of its own.
    pub fn style_sheet(&self) -> String {
        format!(
            ":root {{ --heard-brand: {0}; --govuk-brand-colour: {0}; }}\n",
            self.colour
        )
    }
}

/// The contrast of a colour with white, in tenths, rounded down (WCAG 2.2, relative luminance).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a ratio is between 1 and 21"
)]
fn contrast_with_white(colour: &str) -> Option<u32> {
    let digits = colour.strip_prefix('#').filter(|it| it.len() == 6)?;
    let channel = |from: usize| {
        let value = u8::from_str_radix(digits.get(from..from + 2)?, 16).ok()?;
        let share = f64::from(value) / 255.0;
        Some(if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        })
    };
    let luminance = 0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?;
    Some((10.5 / (luminance + 0.05)) as u32)
}

#[cfg(test)]
mod tests {
    use super::{Brand, BrandError};

    fn with(colour: &str) -> Result<(), BrandError> {
        let brand = Brand {
            colour: colour.to_owned(),
            ..Brand::of("Northmere Council")
        };
        brand.check()
    }

    #[test]
    fn white_can_be_read_on_the_colour_or_it_is_refused() {
        assert_eq!(with("#0f4c5c"), Ok(()));
        assert_eq!(with("#000000"), Ok(()));
        assert_eq!(
            with("#999999").unwrap_err().to_string(),
            "white on #999999 has a contrast of 2.8:1, and people need 4.5:1 to read it; choose a darker colour"
        );
    }

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        for wrong in ["teal", "#fff", "#12345g", "#é2345"] {
            assert_eq!(with(wrong), Err(BrandError::NotAColour(wrong.to_owned())));
        }
    }
}
