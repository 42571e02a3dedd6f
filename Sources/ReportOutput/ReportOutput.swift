// ReportOutput
