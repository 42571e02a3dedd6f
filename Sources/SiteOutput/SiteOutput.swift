// SiteOutput
