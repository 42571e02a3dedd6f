// SiteStructure
