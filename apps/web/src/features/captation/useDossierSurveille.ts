import { useEffect, useRef, useState } from 'react';
import { arrives, cleDe, enAttente } from './arrivees.ts';

/** File System Access, as browsers have it; the DOM types leave it out. */
type Dossier = {
  readonly name: string;
  values(): AsyncIterable<{
    readonly kind: 'file' | 'directory';
    readonly name: string;
    getFile(): Promise<File>;
  }>;
};
type Ouvrir = (options: { id: string; mode: 'read' }) => Promise<Dossier>;

const ouvrirDossier = (): Ouvrir | undefined =>
  (window as { showDirectoryPicker?: Ouvrir }).showDirectoryPicker?.bind(window);

const PAS_MS = 1_500;
const IMAGES = /\.(jpe?g|png|webp|heic|dcm)$/i;

/** A folder where another program writes its pictures: each new one is offered, those that were there are left alone. */
export function useDossierSurveille() {
  const [dossier, setDossier] = useState<Dossier>();
  const [arrivees, setArrivees] = useState<readonly File[]>([]);
  const [perdu, setPerdu] = useState(false);
  const connus = useRef(new Set<string>());
  const precedents = useRef<ReadonlySet<string>>(new Set());

  const choisir = async () => {
    const choisi = await ouvrirDossier()?.({ id: 'orapont-images', mode: 'read' }).catch(() => undefined);
    if (!choisi) return;
    connus.current = new Set((await lister(choisi)).map(cleDe));
    setPerdu(false);
    setDossier(choisi);
  };

  useEffect(() => {
    if (!dossier) return;
    const horloge = setInterval(() => {
      lister(dossier).then(
        (fichiers) => {
          const neufs = arrives(fichiers, precedents.current, connus.current);
          precedents.current = new Set(fichiers.map(cleDe));
          if (neufs.length === 0) return;
          for (const fichier of neufs) connus.current.add(cleDe(fichier));
          setArrivees((avant) => enAttente(avant, neufs));
        },
        () => {
          setPerdu(true);
          setDossier(undefined);
        },
      );
    }, PAS_MS);
    return () => clearInterval(horloge);
  }, [dossier]);

  return {
    possible: ouvrirDossier() !== undefined,
    nom: dossier?.name,
    perdu,
    /** The oldest that was not decided on. */
    arrivee: arrivees[0],
    choisir,
    arreter: () => setDossier(undefined),
    suivante: () => setArrivees(([, ...reste]) => reste),
  };
}

async function lister(dossier: Dossier): Promise<File[]> {
  const fichiers: File[] = [];
  for await (const entree of dossier.values())
    if (entree.kind === 'file' && IMAGES.test(entree.name)) fichiers.push(await entree.getFile());
  return fichiers;
}
