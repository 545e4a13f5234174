/** Three or more Latin words; a name such as “App Store” does not count. */
export const english = /([A-Za-z][\w'’]*(?:[ ,.!?’-]+[\w'’]+){2,}[.!?]?)/;
