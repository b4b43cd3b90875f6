/** The part of dcmjs that is used here: reading a file into the JSON model. */
declare module 'dcmjs' {
  export const log: { setLevel?: (niveau: string) => void };
  export const data: {
    readonly DicomMessage: {
      readFile(
        octets: ArrayBuffer,
        options?: { readonly ignoreErrors?: boolean },
      ): { readonly meta: Record<string, unknown>; readonly dict: Record<string, unknown> };
    };
  };
}
