/** A ball of twenty millimetres, as a scanner would write it. */
type Forme = {
  readonly sommets: readonly (readonly [number, number, number])[];
  readonly faces: readonly (readonly [number, number, number])[];
};

export function sphere(pas = 12): Forme {
  const sommets: [number, number, number][] = [
    [0, 0, 10],
    [0, 0, -10],
  ];
  for (let i = 1; i < pas; i += 1)
    for (let j = 0; j < pas; j += 1) {
      const [lat, lon] = [(Math.PI * i) / pas, (2 * Math.PI * j) / pas];
      sommets.push(
        [Math.sin(lat) * Math.cos(lon), Math.sin(lat) * Math.sin(lon), Math.cos(lat)].map((v) =>
          Number((10 * v).toFixed(5)),
        ) as [number, number, number],
      );
    }
  const a = (i: number, j: number) => 2 + (i - 1) * pas + (j % pas);
  const faces: [number, number, number][] = [];
  for (let j = 0; j < pas; j += 1) {
    faces.push([0, a(1, j), a(1, j + 1)], [1, a(pas - 1, j + 1), a(pas - 1, j)]);
    for (let i = 1; i < pas - 1; i += 1)
      faces.push([a(i, j), a(i + 1, j), a(i + 1, j + 1)], [a(i, j), a(i + 1, j + 1), a(i, j + 1)]);
  }
  return { sommets, faces };
}

export function stlBinaire({ sommets, faces }: Forme): Buffer {
  const octets = Buffer.alloc(84 + 50 * faces.length);
  octets.write('solid LEFEVRE JEANNE 1938', 0);
  octets.writeUInt32LE(faces.length, 80);
  for (const [t, face] of faces.entries())
    for (const [c, s] of face.entries())
      for (const [axe, valeur] of (sommets[s] ?? []).entries())
        octets.writeFloatLE(valeur, 84 + 50 * t + 12 + 12 * c + 4 * axe);
  return octets;
}

export function stlTexte({ sommets, faces }: Forme): Buffer {
  const corps = faces.map((face) => {
    const points = face.map((s) => `      vertex ${(sommets[s] ?? []).join(' ')}`);
    return ['  facet normal 0 0 1', '    outer loop', ...points, '    endloop', '  endfacet'].join('\n');
  });
  return Buffer.from(`solid LEFEVRE JEANNE\n${corps.join('\n')}\nendsolid LEFEVRE JEANNE\n`);
}

export function plyTexte({ sommets, faces }: Forme): Buffer {
  return Buffer.from(
    [
      'ply',
      'format ascii 1.0',
      'comment LEFEVRE JEANNE',
      `element vertex ${sommets.length}`,
      ...['x', 'y', 'z'].map((axe) => `property float ${axe}`),
      ...['red', 'green', 'blue'].map((ton) => `property uchar ${ton}`),
      `element face ${faces.length}`,
      'property list uchar int vertex_indices',
      'end_header',
      ...sommets.map((sommet) => [...sommet, 220, 180, 170].join(' ')),
      ...faces.map((face) => [3, ...face].join(' ')),
      '',
    ].join('\n'),
  );
}
