//! What a screen answers.

/// What a screen answers.
#[derive(Debug)]
pub enum Reply {
    /// A page.
    Page(Shown),
    /// Go there: after something was done, so that going back or again does it no second time.
    SeeOther(String),
    /// A file to keep.
    Download {
        /// Its name.
        name: String,
        /// The value of its `Content-Type` header.
        content_type: &'static str,
        /// The file.
        bytes: Vec<u8>,
    },
    /// Signed in: the key for the browser to keep, and where to go.
    SignedIn {
        /// The key in hexadecimal.
        key: String,
        /// What is shown next.
        then: Box<Reply>,
    },
    /// Signed out: the browser is to forget its key, and go there.
    SignedOut(String),
}

/// A page as it is sent.
#[derive(Debug)]
pub struct Shown {
    /// The status of the response.
    pub status: u16,
    /// The page.
    pub html: String,
}

impl Reply {
    /// A page that is as it should be.
    pub fn page(html: String) -> Self {
        Self::Page(Shown { status: 200, html })
    }

    /// A form that comes back with what is wrong in it.
    pub fn mistakes(html: String) -> Self {
        Self::Page(Shown { status: 422, html })
    }
}
