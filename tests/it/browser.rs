//! A real browser on a served corpus: Debian's Chromium, without a window.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use headless_chrome::browser::tab::Tab;
use headless_chrome::protocol::cdp::Emulation::{
    SetDeviceMetricsOverride, SetScriptExecutionDisabled,
};
use headless_chrome::protocol::cdp::Network::SetCookie;
use headless_chrome::{Browser, LaunchOptions};

use crate::site::Site;

/// How long anything on a page may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with one tab, let in to a served corpus.
pub(crate) struct Visit {
    // ends the browser when dropped
    _browser: Browser,
    pub(crate) tab: Arc<Tab>,
    site: String,
}

impl Visit {
    /// With the cookie of the visitor who was let in; none, with a line, where there is
    /// no browser.
    pub(crate) fn of(site: &Site) -> Option<Self> {
        Self::let_in(site, (1280, 900))
    }

    /// The same, in a window as wide as a small telephone.
    pub(crate) fn narrow(site: &Site) -> Option<Self> {
        let visit = Self::let_in(site, (320, 900))?;
        visit.tab.call_method(screen(320)).unwrap();
        Some(visit)
    }

    fn let_in(site: &Site, wide_and_high: (u32, u32)) -> Option<Self> {
        let visit = Self::window(site, wide_and_high)?;
        let (name, value) = site.cookie.split_once('=').unwrap();
        visit
            .tab
            .call_method(SetCookie {
                name: name.to_owned(),
                value: value.to_owned(),
                url: Some(visit.site.clone()),
                domain: None,
                path: None,
                secure: None,
                http_only: Some(true),
                same_site: None,
                expires: None,
                priority: None,
                same_party: None,
                source_scheme: None,
                source_port: None,
                partition_key: None,
            })
            .unwrap();
        Some(visit)
    }

    /// Follows the printed link, which is good once.
    pub(crate) fn by_link(site: &Site) -> Option<Self> {
        let visit = Self::window(site, (1280, 900))?;
        visit.tab.navigate_to(&site.link).unwrap().wait_until_navigated().unwrap();
        Some(visit)
    }

    fn window(site: &Site, wide_and_high: (u32, u32)) -> Option<Self> {
        let Some(path) = chromium() else {
            eprintln!("skipped: no chromium to open pages with");
            return None;
        };
        let options = LaunchOptions::default_builder()
            .path(Some(path))
            .sandbox(false)
            .window_size(Some(wide_and_high))
            .idle_browser_timeout(Duration::from_mins(2))
            .build()
            .unwrap();
        let browser = Browser::new(options).unwrap();
        let tab = browser.new_tab().unwrap();
        tab.set_default_timeout(PATIENCE);
        let site = format!("http://127.0.0.1:{}", site.port);
        Some(Self { _browser: browser, tab, site })
    }

    /// Opens a path and waits until it is there.
    pub(crate) fn open(&self, path: &str) {
        let address = format!("{}{path}", self.site);
        self.tab.navigate_to(&address).unwrap().wait_until_navigated().unwrap();
        assert_ne!(self.tab.get_title().unwrap(), "Unauthorized · throughline", "{path}");
    }

    /// From now on no page runs any script.
    pub(crate) fn without_script(&self) {
        self.tab.call_method(SetScriptExecutionDisabled { value: true }).unwrap();
    }

    /// What an expression says on this page, as text.
    pub(crate) fn says(&self, expression: &str) -> String {
        let value = self.tab.evaluate(&format!("String({expression})"), false).unwrap();
        value
            .value
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// Clicks what this selector names and waits for another page.
    pub(crate) fn follow(&self, selector: &str) {
        let before = self.path();
        self.tab.wait_for_element(selector).unwrap().click().unwrap();
        let begun = Instant::now();
        while self.path() == before || self.says("document.readyState") != "complete" {
            assert!(begun.elapsed() < PATIENCE, "{before}: {selector} leads nowhere");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Where the first link that this selector names leads; runs no script.
    pub(crate) fn leads(&self, selector: &str) -> String {
        let link = self.tab.wait_for_element(selector).unwrap();
        let attributes = link.attributes.clone().unwrap();
        let name = attributes.iter().step_by(2).position(|name| name == "href");
        attributes[2 * name.unwrap() + 1].clone()
    }

    /// The path that is shown.
    pub(crate) fn path(&self) -> String {
        self.tab.get_url().replace(&self.site, "")
    }
}

/// A window never gets as narrow as a telephone by itself.
fn screen(width: u32) -> SetDeviceMetricsOverride {
    SetDeviceMetricsOverride {
        width,
        height: 900,
        device_scale_factor: 1.0,
        mobile: false,
        scale: None,
        screen_width: None,
        screen_height: None,
        position_x: None,
        position_y: None,
        dont_set_visible_size: None,
        screen_orientation: None,
        viewport: None,
        display_feature: None,
        device_posture: None,
    }
}

fn chromium() -> Option<PathBuf> {
    let folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}
