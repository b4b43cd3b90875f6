/** @source DICOM PS3.3 §C.12.1.1.2 */
const JEUX: Readonly<Record<string, string>> = {
  'ISO_IR 192': 'utf-8',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  GB18030: 'gb18030',
};

/** Reads texts in the characters that the file says; Western ones when it says nothing, as French machines forget to. */
export function decodeur(jeux: string): TextDecoder {
  const [premier = ''] = jeux.split('\\');
  return new TextDecoder(JEUX[premier.trim().replace('ISO 2022 IR', 'ISO_IR')] ?? 'windows-1252');
}
