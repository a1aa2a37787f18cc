//! Made-up councils, to see Heard at work without a council's data.

pub mod northmere;
