/** Transfer syntaxes by their numbers. @source DICOM PS3.5 annex A */
export const IMPLICITE = '1.2.840.10008.1.2';
export const EXPLICITE = '1.2.840.10008.1.2.1';
export const GROS_BOUTISTE = '1.2.840.10008.1.2.2';
