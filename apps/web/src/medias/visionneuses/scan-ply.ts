export type Scan = {
  readonly sommets: Float32Array<ArrayBuffer>;
  readonly couleurs: Uint8Array<ArrayBuffer> | null;
  readonly faces: Uint32Array<ArrayBuffer>;
};

/** Reads the one form that the server writes: binary little endian, points with or without colours, triangles. */
export function lireScan(octets: ArrayBuffer): Scan {
  const tete = new TextDecoder('latin1').decode(octets.slice(0, 1_000));
  const corps = tete.indexOf('end_header\n') + 'end_header\n'.length;
  const nombre = Number(/element vertex (\d+)/.exec(tete)?.[1] ?? 0);
  const triangles = Number(/element face (\d+)/.exec(tete)?.[1] ?? 0);
  const peint = tete.includes('property uchar red');
  const pas = peint ? 15 : 12;
  if (octets.byteLength !== corps + nombre * pas + triangles * 13) throw new Error('EMPREINTE_INCONNUE');
  const vue = new DataView(octets);
  const sommets = new Float32Array(nombre * 3);
  const couleurs = peint ? new Uint8Array(nombre * 3) : null;
  for (let i = 0; i < nombre; i += 1) {
    const ici = corps + i * pas;
    for (let axe = 0; axe < 3; axe += 1) sommets[3 * i + axe] = vue.getFloat32(ici + 4 * axe, true);
    couleurs?.set(new Uint8Array(octets, ici + 12, 3), 3 * i);
  }
  const faces = new Uint32Array(triangles * 3);
  for (let t = 0; t < triangles; t += 1)
    for (let c = 0; c < 3; c += 1)
      faces[3 * t + c] = vue.getUint32(corps + nombre * pas + 13 * t + 1 + 4 * c, true);
  return { sommets, couleurs, faces };
}
