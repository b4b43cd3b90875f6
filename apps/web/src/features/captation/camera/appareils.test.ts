import { expect, test } from 'vitest';
import { appareilDe, choisirCamera, panneDe } from './appareils.ts';

const camera = (label: string) => ({ label, deviceId: label });
const CAMERAS = [camera('Integrated Webcam'), camera('SOPRO 617'), camera('camera2 0, facing back')];

test('la caméra choisie la dernière fois est reprise par son nom', () => {
  expect(choisirCamera(CAMERAS, 'Integrated Webcam')?.label).toBe('Integrated Webcam');
});

test('sans choix connu, une caméra branchée passe avant celles de l’appareil, puis celle du dos', () => {
  expect(choisirCamera(CAMERAS, 'absente')?.label).toBe('SOPRO 617');
  expect(choisirCamera([camera('front'), camera('back')], null)?.label).toBe('back');
  expect(choisirCamera([camera('')], null)?.label).toBe('');
  expect(choisirCamera([], null)).toBeUndefined();
});

test.each([
  ['NotAllowedError', 'REFUSEE'],
  ['NotFoundError', 'ABSENTE'],
  ['NotReadableError', 'OCCUPEE'],
  ['TypeError', 'INCONNUE'],
] as const)('%s : %s', (nom, panne) => {
  expect(panneDe(new DOMException('', nom))).toBe(panne);
});

test.each([
  ['SOPRO 617', 'Mozilla/5.0 (Windows NT 10.0)', 1280, 'CAMERA_USB'],
  ['Integrated Webcam', 'Mozilla/5.0 (X11; Linux)', 1280, 'ORDINATEUR'],
  ['camera2 0, facing back', 'Mozilla/5.0 (Linux; Android 15)', 390, 'TELEPHONE'],
  ['camera2 0, facing back', 'Mozilla/5.0 (Linux; Android 15)', 820, 'TABLETTE'],
  ['USB Camera', 'Mozilla/5.0 (Linux; Android 15)', 820, 'CAMERA_USB'],
] as const)('%s, %s, %s px : %s', (label, userAgent, largeur, appareil) => {
  expect(appareilDe(label, { userAgent, tactile: true, largeur })).toBe(appareil);
});
