/** The part of dcmjs that is used here: reading a file into the JSON model, writing it in another syntax. */
declare module 'dcmjs' {
  export const log: { setLevel?: (niveau: string) => void };
  export const data: {
    readonly DicomMessage: {
      readFile(
        octets: ArrayBuffer,
        options?: { readonly ignoreErrors?: boolean },
      ): {
        readonly meta: Record<string, unknown>;
        readonly dict: Record<string, { readonly Value?: readonly unknown[] }>;
        write(options?: { readonly allowInvalidVRLength?: boolean }): ArrayBuffer;
      };
    };
  };
}
