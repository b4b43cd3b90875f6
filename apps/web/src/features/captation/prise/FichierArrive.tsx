import { LIBELLE_MODALITE, MODALITES, type Modalite } from '@orapont/domain/captation/medias';
import type { Vue } from '@orapont/domain/captation/vue';
import { useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import styles from '../Captation.module.css';
import type { ContexteDuTir } from '../qualite/messages.ts';
import type { Mesureur } from '../qualite/mesureur.ts';
import { T } from '../textes.ts';
import type { useDossierSurveille } from '../useDossierSurveille.ts';
import type { AGarder } from '../usePrises.ts';

interface FichierArriveProps {
  readonly surveille: ReturnType<typeof useDossierSurveille>;
  readonly vues: readonly Vue[];
  readonly proposee: string;
  readonly mesureur: Mesureur;
  readonly contexte: () => ContexteDuTir;
  readonly onAjouter: (prise: AGarder) => Promise<void>;
}

/** A picture that another program has just written: shown, given a view, added or left alone. */
export function FichierArrive({
  surveille,
  vues,
  proposee,
  mesureur,
  contexte,
  onAjouter,
}: FichierArriveProps) {
  const { arrivee, suivante } = surveille;
  if (!arrivee) return null;
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
    });
    suivante();
  };
  return (
    <Arrivee
      key={`${arrivee.name} ${arrivee.lastModified}`}
      fichier={arrivee}
      vues={vues}
      proposee={proposee}
      onAjouter={ajouter}
      onIgnorer={suivante}
    />
  );
}

interface ArriveeProps extends Pick<FichierArriveProps, 'vues' | 'proposee'> {
  readonly fichier: File;
  readonly onAjouter: (vue: string, modalite: Modalite) => Promise<void>;
  readonly onIgnorer: () => void;
}

function Arrivee({ fichier, vues, proposee, onAjouter, onIgnorer }: ArriveeProps) {
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
