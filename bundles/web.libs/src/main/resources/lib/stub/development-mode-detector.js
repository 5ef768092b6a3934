/** Stands in for the component library's development-mode detector, which runs code found in comments. */
export function runIfDevelopmentMode() {}
