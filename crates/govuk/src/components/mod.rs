mod attributes;
mod brand;
mod error;
mod javascript;
mod moment;
mod options;

use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, State, UndefinedBehavior};

pub use error::Error;

/// A macro of the Design Systems.
struct Component {
    /// Its name, such as `govukButton`.
    name: &'static str,
    /// The template that defines it.
    template: &'static str,
    /// Every option that the template reads, sorted.
    options: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/components.rs"));

/// The components of both Design Systems, ready to be rendered.
///
/// They live in a template environment of their own: their templates rely on a missing option being
/// nothing, where a page's template must fail. Making one parses every template, which takes a few
/// milliseconds; a clone shares them.
#[derive(Debug, Clone)]
pub struct Components {
    environment: Arc<Environment<'static>>,
}

impl Components {
    /// Parses the templates of all components.
    ///
    /// # Errors
    /// [`Error::Template`] if one does not parse, which the crate's tests rule out.
    pub fn new() -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Chainable);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        javascript::teach(&mut environment)?;
        moment::teach(&mut environment);
        environment.add_function("govukAttributes", attributes::govuk_attributes);
        for (name, source) in TEMPLATES {
            environment
                .add_template(name, source)
                .map_err(|source| Error::Template { name, source })?;
        }
        Ok(Self {
            environment: Arc::new(environment),
        })
    }

    /// The HTML of a component: `render("govukButton", …)` with the options that the Design System
    /// documents for it.
    ///
    /// # Errors
    /// [`Error::UnknownComponent`] and [`Error::UnknownOption`] name what is misspelt;
    /// [`Error::Render`] says what an option cannot be.
    pub fn render(&self, component: &str, params: Value) -> Result<String, Error> {
        self.render_around(find(component)?, params, None)
    }

    /// Makes every component a function of a page's environment, so that a page says
    /// `{{ govukButton({"text": "Save"}) }}`.
    ///
    /// Components that take contents also take them as a block:
    /// `{% call govukInsetText({}) %}…{% endcall %}`. GOV.UK's own header and footer are left out,
    /// because no other domain may show them.
    pub fn install(&self, pages: &mut Environment<'_>) {
        for component in COMPONENTS
            .iter()
            .filter(|component| !brand::is_reserved(component.name))
        {
            let components = self.clone();
            pages.add_function(
                component.name,
                move |state: &mut State, params: Value, named: Kwargs| {
                    components.call(component, state, params, &named)
                },
            );
        }
    }

    /// A component in a page's template, which gives the contents as `caller`.
    fn call(
        &self,
        component: &'static Component,
        page: &mut State,
        params: Value,
        named: &Kwargs,
    ) -> Result<Value, minijinja::Error> {
        let caller: Option<Value> = named.get("caller")?;
        named.assert_all_used()?;
        options::check_defined(component, &params, page)?;
        let contents = caller.map(|caller| caller.call(page, &[])).transpose()?;
        let html = self.render_around(component, params, contents)?;
        Ok(Value::from_safe_string(html))
    }

    /// The names of all components, in their order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        COMPONENTS.iter().map(|component| component.name)
    }

    fn render_around(
        &self,
        component: &'static Component,
        params: Value,
        contents: Option<Value>,
    ) -> Result<String, Error> {
        options::check(component, &params)?;
        let mut arguments = vec![params];
        if let Some(contents) = contents {
            let caller = Value::from_function(move || contents.clone());
            arguments.push(Kwargs::from_iter([("caller", caller)]).into());
        }
        let rendered = self
            .environment
            .get_template(component.template)
            .and_then(|template| {
                template
                    .render_captured(())?
                    .with_state_mut(|state| state.call_macro(component.name, &arguments))
            });
        rendered.map_err(|source| Error::Render {
            component: component.name,
            source,
        })
    }
}

fn find(name: &str) -> Result<&'static Component, Error> {
    COMPONENTS
        .iter()
        .find(|component| component.name == name)
        .ok_or_else(|| Error::UnknownComponent {
            component: name.to_owned(),
        })
}
