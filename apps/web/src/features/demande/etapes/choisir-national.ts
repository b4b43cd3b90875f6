/** Someone found in the national directory, with the name that the list of this platform knows him by. */
export type ChoisirNational = (
  nom: string,
  lieu: { readonly requisId: string; readonly requisSiteId: string },
) => void;
