import { describe, expect, test } from 'vitest';
import { trierDossier, trierFichiers } from './trier-fichiers.ts';

function dicom(serie: string, nom = 'IM0001'): File {
  const octets = new Uint8Array(400);
  octets.set(new TextEncoder().encode('DICM'), 128);
  octets.set([0x20, 0, 0x0e, 0, 0x55, 0x49, serie.length, 0], 200);
  octets.set(new TextEncoder().encode(serie), 208);
  return new File([octets], nom);
}

describe('trier ce qui est choisi', () => {
  test('chaque sorte de fichier dit combien peut partir', async () => {
    const tries = await trierFichiers([
      new File(['x'], 'photo.jpg', { type: 'image/jpeg' }),
      new File(['x'], 'balayage.webm', { type: 'video/webm' }),
      new File(['x'], 'arcade.STL'),
      new File(['x'], 'examen.zip'),
      dicom('1.2.3'),
    ]);
    expect(tries.map(({ genre }) => genre)).toEqual(['PHOTO', 'VIDEO', 'SCAN3D', 'VOLUME', 'RADIO']);
  });

  test('les coupes d’une série partent ensemble, sans leurs noms ; quelques clichés partent chacun', async () => {
    const coupes = Array.from({ length: 9 }, (_, rang) => dicom('1.2.840.1', `LEFEVRE-${rang}.dcm`));
    const tries = await trierFichiers([...coupes, dicom('1.2.840.2'), dicom('1.2.840.2')]);
    expect(tries.map(({ genre }) => genre)).toEqual(['RADIO', 'RADIO', 'VOLUME']);
    const paquet = await tries[2]?.fichier.text();
    expect(paquet).toContain('ustar');
    expect(paquet).not.toContain('LEFEVRE');
    expect((tries[2]?.fichier.size ?? 0) % 512).toBe(0);
  });

  test('d’un dossier de CD, seules les images sont prises', async () => {
    const tries = await trierDossier([
      dicom('1.2.3'),
      dicom('1.2.3', 'DICOMDIR'),
      new File(['MZ'], 'viewer.exe'),
      new File(['x'], 'lisez.txt'),
    ]);
    expect(tries.map(({ fichier }) => fichier.name)).toEqual(['IM0001']);
  });
});
