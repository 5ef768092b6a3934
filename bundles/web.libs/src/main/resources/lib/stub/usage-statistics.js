/** Stands in for the component library's usage statistics: Belay's pages tell nobody what they use. */
export function usageStatistics() {}
