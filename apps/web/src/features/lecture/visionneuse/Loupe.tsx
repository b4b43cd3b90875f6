import { useEffect, useRef } from 'react';
import styles from './CadreImage.module.css';
import type { ImageDeLecture } from './modele.ts';
import type { Matrice, PointCadre } from './moteur.ts';

const RAYON = 110;
export const GROSSISSEMENT = 3;

interface Props {
  readonly image: ImageDeLecture;
  readonly matrice: Matrice;
  readonly centre: PointCadre;
}

/** A magnifying glass on the picture: drawn from the full definition once it is there, from the reading size meanwhile. */
export function Loupe({ image, matrice, centre }: Props) {
  const toile = useRef<HTMLCanvasElement>(null);
  const pixels = useRef<HTMLImageElement>(undefined);
  const { urlLecture, urlOriginal } = image;

  useEffect(() => {
    const [petite, grande] = [new Image(), new Image()];
    const prendre = (source: HTMLImageElement) => () => {
      if (source === grande || pixels.current !== grande) pixels.current = source;
      toile.current?.dispatchEvent(new Event('dessiner'));
    };
    petite.onload = prendre(petite);
    grande.onload = prendre(grande);
    petite.src = urlLecture;
    grande.src = urlOriginal;
    return () => {
      petite.onload = null;
      grande.onload = null;
      pixels.current = undefined;
    };
  }, [urlLecture, urlOriginal]);

  useEffect(() => {
    const canvas = toile.current;
    if (!canvas) return;
    const dessiner = () => peindre(canvas, pixels.current, matrice, centre);
    dessiner();
    canvas.addEventListener('dessiner', dessiner);
    return () => canvas.removeEventListener('dessiner', dessiner);
  }, [matrice, centre]);

  return (
    <canvas
      ref={toile}
      className={styles.loupe}
      width={2 * RAYON}
      height={2 * RAYON}
      style={{ left: centre.x - RAYON, top: centre.y - RAYON }}
    />
  );
}

function peindre(
  canvas: HTMLCanvasElement,
  image: HTMLImageElement | undefined,
  { a, b, c, d, e, f }: Matrice,
  { x, y }: PointCadre,
): void {
  const crayon = canvas.getContext('2d');
  if (!crayon) return;
  crayon.resetTransform();
  crayon.fillStyle = '#1c1c1c';
  crayon.fillRect(0, 0, canvas.width, canvas.height);
  if (!image) return;
  crayon.translate(RAYON, RAYON);
  crayon.scale(GROSSISSEMENT, GROSSISSEMENT);
  crayon.translate(-x, -y);
  crayon.transform(a, b, c, d, e, f);
  crayon.drawImage(image, 0, 0, 1, 1);
}
