/** A DICOM unique identifier: figures and dots, no component with a leading zero, 64 characters at the most. */
export const estUid = (texte: string): boolean =>
  texte.length <= 64 && /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*$/.test(texte);

const RACINE_UUID = '2.25.';

/**
 * The identifier of what Orapont makes itself: a UUID written in figures, so that nothing is to be registered and the same picture
 * always has the same name.
 *
 * @source DICOM PS3.5 annex B.2 (UUID derived UID)
 */
export const uidDeUuid = (uuid: string): string => `${RACINE_UUID}${BigInt(`0x${uuid.replaceAll('-', '')}`)}`;

/** The UUID behind such an identifier; undefined for those of other makers. */
export function uuidDeUid(uid: string): string | undefined {
  const chiffres = uid.startsWith(RACINE_UUID) ? uid.slice(RACINE_UUID.length) : '';
  if (!/^\d{1,39}$/.test(chiffres)) return undefined;
  const hexa = BigInt(chiffres).toString(16).padStart(32, '0');
  return hexa.length > 32 ? undefined : hexa.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
