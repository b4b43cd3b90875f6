import type { TechniqueDicomT } from '@orapont/contract/media-technique';
import type { Mesure } from '@orapont/domain/bouche/mesure';
import {
  Contrast,
  Eraser,
  FlipHorizontal2,
  Move,
  RefreshCw,
  RotateCw,
  Ruler,
  SunMedium,
  Triangle,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Bascule, Bouton, Choix, Groupe } from './Commandes.tsx';
import type { Touches } from './gestes.ts';
import { prereglages } from './mesures.ts';
import type { Reglages } from './moteurDicom.ts';
import { TEXTES_VISIONNEUSES as T } from './textes-visionneuses.ts';

/** What the pointer does on the picture when it measures nothing. */
export type OutilSouris = 'FENETRE' | 'DEPLACER';

interface BarreProps {
  readonly technique: TechniqueDicomT;
  readonly reglages: Reglages;
  readonly outil: OutilSouris;
  readonly onOutil: (outil: OutilSouris) => void;
  /** What is being measured. */
  readonly mesure: Mesure['forme'] | undefined;
  readonly onFenetre: (fenetre: Reglages['fenetre']) => void;
  readonly actions: Touches;
  readonly onEffacer: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Tools of a radiograph or of a pile of slices; those with a key say it. */
export function BarreRadio({
  technique,
  reglages,
  outil,
  mesure,
  onOutil,
  onFenetre,
  actions,
  onEffacer,
  children,
}: BarreProps) {
  const offerts = prereglages(technique);
  return (
    <Groupe nom={technique.images > 1 ? T.outilsCoupes : T.outilsRadio}>
      {children}
      <Choix
        nom={T.fenetre}
        vide={T.fenetreALaMain}
        valeur={offerts.find(({ fenetre }) => memeFenetre(fenetre, reglages.fenetre))?.code ?? ''}
        options={offerts.map(({ code, libelle }) => ({ id: code, label: libelle }))}
        onChange={(code) => {
          const choisi = offerts.find((p) => p.code === code);
          if (choisi) onFenetre(choisi.fenetre);
        }}
      />
      <Bascule nom={T.fenetrer} actif={!mesure && outil === 'FENETRE'} onChange={() => onOutil('FENETRE')}>
        <SunMedium />
      </Bascule>
      <Bascule nom={T.deplacer} actif={!mesure && outil === 'DEPLACER'} onChange={() => onOutil('DEPLACER')}>
        <Move />
      </Bascule>
      <Bascule nom={T.inverser} touche="I" actif={reglages.inverse} onChange={() => actions['i']?.()}>
        <Contrast />
      </Bascule>
      <Bouton nom={T.tourner} touche="R" onPress={() => actions['r']?.()}>
        <RotateCw />
      </Bouton>
      <Bascule nom={T.retourner} touche="F" actif={reglages.retourne} onChange={() => actions['f']?.()}>
        <FlipHorizontal2 />
      </Bascule>
      <Bouton nom={T.zoomMoins} touche="-" onPress={() => actions['-']?.()}>
        <ZoomOut />
      </Bouton>
      <Bouton nom={T.zoomPlus} touche="+" onPress={() => actions['+']?.()}>
        <ZoomIn />
      </Bouton>
      {actions['l'] && (
        <Bascule
          nom={technique.espacement ? T.longueur : T.nonEtalonnee}
          touche="L"
          actif={mesure === 'LONGUEUR'}
          eteint={!technique.espacement}
          onChange={() => actions['l']?.()}
        >
          <Ruler />
        </Bascule>
      )}
      {actions['a'] && (
        <Bascule nom={T.angle} touche="A" actif={mesure === 'ANGLE'} onChange={() => actions['a']?.()}>
          <Triangle />
        </Bascule>
      )}
      {onEffacer && (
        <Bouton nom={T.effacer} onPress={onEffacer}>
          <Eraser />
        </Bouton>
      )}
      <Bouton nom={T.depart} touche="0" onPress={() => actions['0']?.()}>
        <RefreshCw />
      </Bouton>
    </Groupe>
  );
}

const memeFenetre = (a: Reglages['fenetre'], b: Reglages['fenetre']) =>
  Math.abs(a.centre - b.centre) < 0.5 && Math.abs(a.largeur - b.largeur) < 0.5;
