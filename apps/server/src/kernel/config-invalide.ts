/** A setting that cannot be: the text is French and says what to change. */
export class ConfigInvalide extends Error {}
