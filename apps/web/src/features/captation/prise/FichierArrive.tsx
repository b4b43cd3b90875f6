import { LIBELLE_MODALITE, MODALITES, type Modalite } from '@orapont/domain/captation/medias';
import type { Vue } from '@orapont/domain/captation/vue';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { ChoixDispositif } from '../dispositif/ChoixDispositif.tsx';
import { cleDossier, dispositifDe } from '../dispositif/choisi.ts';
import type { Registre } from '../dispositif/useRegistre.ts';
import type { ContexteDuTir } from '../qualite/messages.ts';
import type { Mesureur } from '../qualite/mesureur.ts';
import { T } from '../textes.ts';
import type { useDossierSurveille } from '../useDossierSurveille.ts';
import type { AGarder } from '../usePrises.ts';
import type { Reglages } from '../useReglages.ts';
import styles from './Arrivee.module.css';

export interface FichierArriveProps {
  readonly surveille: ReturnType<typeof useDossierSurveille>;
  readonly vues: readonly Vue[];
  readonly proposee: string;
  readonly mesureur: Mesureur;
  readonly contexte: () => ContexteDuTir;
  readonly registre: Registre;
  readonly reglages: Reglages;
  readonly onDispositif: (source: string, id: string | undefined) => void;
  readonly onAjouter: (prise: AGarder) => Promise<void>;
}

/** A picture that another program has just written: shown, given a view, added or left alone. */
export function FichierArrive({
  surveille,
  vues,
  proposee,
  mesureur,
  contexte,
  registre,
  reglages,
  onDispositif,
  onAjouter,
}: FichierArriveProps) {
  const { arrivee, suivante } = surveille;
  if (!arrivee) return null;
  const source = cleDossier(surveille.nom ?? '');
  const dispositif = dispositifDe(source, registre.dispositifs, reglages);
  const ajouter = async (vue: string, modalite: Modalite) => {
    const tir = { ...contexte(), vue, modalite, reference: null };
    // A file that the browser cannot open is judged by the server, like any other.
    const jugee = await mesureur
      .demander({ sorte: 'FICHIER', fichier: arrivee, contexte: tir })
      .catch(() => undefined);
    await onAjouter({
      cliche: { ...jugee, image: arrivee },
      vue,
      modalite,
      miroir: false,
      motif: null,
      moyen: modalite === 'RADIO' ? 'IMPORT' : 'PRISE',
      dispositifId: dispositif?.id,
    });
    suivante();
  };
  return (
    <Arrivee
      key={`${arrivee.name} ${arrivee.lastModified}`}
      fichier={arrivee}
      vues={vues}
      proposee={proposee}
      materiel={
        registre.dispositifs.length > 0 && (
          <ChoixDispositif
            dispositifs={registre.dispositifs}
            choisi={dispositif}
            onChoisir={(id) => onDispositif(source, id)}
          />
        )
      }
      onAjouter={ajouter}
      onIgnorer={suivante}
    />
  );
}

interface ArriveeProps extends Pick<FichierArriveProps, 'vues' | 'proposee'> {
  readonly fichier: File;
  /** Which device of the registry writes in this folder. */
  readonly materiel: ReactNode;
  readonly onAjouter: (vue: string, modalite: Modalite) => Promise<void>;
  readonly onIgnorer: () => void;
}

function Arrivee({ fichier, vues, proposee, materiel, onAjouter, onIgnorer }: ArriveeProps) {
  const [url, setUrl] = useState<string>();
  const [vue, setVue] = useState(proposee);
  const [modalite, setModalite] = useState<Modalite>('LUMIERE_BLANCHE');
  const [envoi, setEnvoi] = useState<{ enCours: boolean; echec?: string }>({ enCours: false });
  const ajouter = async () => {
    setEnvoi({ enCours: true });
    try {
      await onAjouter(vue, modalite);
    } catch (cause) {
      setEnvoi({ enCours: false, echec: cause instanceof Error ? cause.message : '' });
    }
  };
  useEffect(() => {
    if (!fichier.type.startsWith('image/')) return;
    const adresse = URL.createObjectURL(fichier);
    setUrl(adresse);
    return () => URL.revokeObjectURL(adresse);
  }, [fichier]);
  return (
    <Dialog
      title={T.arrivee}
      isOpen
      role="alertdialog"
      size="small"
      footer={
        <>
          <Button variant="secondary" onPress={onIgnorer}>
            {T.ignorer}
          </Button>
          <Button isPending={envoi.enCours} onPress={() => void ajouter()}>
            {T.ajouter}
          </Button>
        </>
      }
    >
      {envoi.echec !== undefined && (
        <p role="alert">
          <strong>{T.nonGardee}</strong> {envoi.echec}
        </p>
      )}
      {url ? <img className={styles.arrivee} src={url} alt="" /> : <p>{fichier.name}</p>}
      <Select
        label={T.arriveePour}
        options={vues.map(({ code, libelle }) => ({ id: code, label: libelle }))}
        selectedKey={vue}
        onSelectionChange={(choisie) => setVue(String(choisie))}
      />
      {materiel}
      <RadioGroup
        label={T.lumiere}
        layout="inline"
        value={modalite}
        onChange={(choisie) => setModalite(MODALITES.find((code) => code === choisie) ?? 'LUMIERE_BLANCHE')}
        options={MODALITES.map((code) => ({ value: code, label: LIBELLE_MODALITE[code] }))}
      />
    </Dialog>
  );
}
