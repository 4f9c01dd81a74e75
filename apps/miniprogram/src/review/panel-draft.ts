export const PANEL_DRAFT = 'review/choose'
