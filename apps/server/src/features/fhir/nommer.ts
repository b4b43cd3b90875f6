/** A name that came from outside, as a sentence may quote it. */
export const nommer = (nom: string): string => nom.replace(/[^\w.:-]/g, '?').slice(0, 60);
