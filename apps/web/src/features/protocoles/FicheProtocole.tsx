import type { PropresT } from '@orapont/contract/protocole';
import { DENTURES, type Denture, LIBELLE_DENTURE } from '@orapont/domain/bouche/dents';
import { codePropose } from '@orapont/domain/captation/propres';
import { estCodeProtocole, PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { comparerVues, type Vue } from '@orapont/domain/captation/vue';
import { decrireVue, VUES } from '@orapont/domain/captation/vues';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { DessinVue } from '../../captation-dessins/DessinVue.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Form } from '../../ui/Form.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Apercu } from './Apercu.tsx';
import { Editeur } from './Editeur.tsx';
import styles from './FicheProtocole.module.css';
import { type Fiche, ficheProtocole, useEnregistrer } from './requetes.ts';
import { T } from './textes.ts';

/** Change a protocol of the organisation, or make one from a model. */
export function FicheProtocole() {
  return (
    <Editeur onglet="protocoles" titre={T.nouveauProtocole} depart={depart}>
      {(fiche, organisationId, propres, liste) => (
        <Formulaire
          key={`${fiche.code} ${fiche.version}`}
          depart={fiche}
          organisationId={organisationId}
          propres={propres}
          liste={liste}
        />
      )}
    </Editeur>
  );
}

function depart(code: string, { protocoles }: PropresT): Fiche<'protocole'> | undefined {
  const sienne = protocoles.find((protocole) => protocole.code === code);
  if (sienne) return ficheProtocole(sienne);
  if (!estCodeProtocole(code)) return undefined;
  const { libelle, usage, vues, fluorescence, dentures } = PROTOCOLES[code];
  return {
    genre: 'protocole',
    code: codePropose(
      T.copieDe(libelle),
      protocoles.map((p) => p.code),
    ),
    version: 0,
    archive: false,
    contenu: { libelle: T.copieDe(libelle), usage, vues, fluorescence, dentures },
  };
}

interface Props {
  readonly depart: Fiche<'protocole'>;
  readonly organisationId: string;
  readonly propres: PropresT;
  readonly liste: string;
}

function Formulaire({ depart: avant, organisationId, propres, liste }: Props) {
  const naviguer = useNavigate();
  const [code, setCode] = useState(avant.code);
  const [contenu, setContenu] = useState(avant.contenu);
  const changer = (changement: Partial<typeof contenu>) => setContenu({ ...contenu, ...changement });
  const neuf = avant.version === 0;
  const { enregistrer, enCours, erreurs, erreur } = useEnregistrer(
    organisationId,
    () => void naviguer(liste),
  );
  const vues = contenu.vues.map((vue) => decrireVue(vue, propres.vues));
  return (
    <div className={styles.page}>
      <Form
        aria-label={contenu.libelle}
        errors={erreurs}
        formError={erreur}
        onSubmit={() => enregistrer({ ...avant, code, contenu }, neuf ? undefined : avant)}
      >
        <TextField
          label={T.libelle}
          name="libelle"
          isRequired={true}
          maxLength={80}
          value={contenu.libelle}
          onChange={(libelle) => changer({ libelle })}
        />
        {neuf && (
          <TextField
            label={T.code}
            help={T.codeAide}
            name="code"
            isRequired={true}
            value={code}
            onChange={setCode}
          />
        )}
        <TextArea
          label={T.usage}
          name="usage"
          rows={2}
          maxLength={300}
          value={contenu.usage}
          onChange={(usage) => changer({ usage })}
        />
        <CheckboxGroup
          label={T.dentures}
          isRequired={true}
          value={[...contenu.dentures]}
          onChange={(dentures) => changer({ dentures: dentures as Denture[] })}
          options={DENTURES.map((denture) => ({ value: denture, label: LIBELLE_DENTURE[denture] }))}
        />
        <Switch
          label={T.fluorescence}
          help={T.fluorescenceAide}
          isSelected={contenu.fluorescence}
          onChange={(fluorescence) => changer({ fluorescence })}
        />
        <SuiteDeVues
          vues={vues}
          choix={[...Object.values(VUES), ...propres.vues.filter(({ archive }) => !archive)]}
          onChange={(codes) => changer({ vues: codes })}
        />
        <Button type="submit" isPending={enCours}>
          {T.enregistrer}
        </Button>
      </Form>
      <Apercu titre={T.apercu} vues={vues} depart={contenu.dentures[0] ?? 'PERMANENTE'} />
    </div>
  );
}

/** Every word typed is somewhere in the name, accents or not. */
const correspond = (cherchee: string, libelle: string) => {
  const nom = normaliserNom(libelle);
  return normaliserNom(cherchee)
    .split(' ')
    .every((mot) => nom.includes(mot));
};

interface PropsSuite {
  readonly vues: readonly Vue[];
  readonly choix: readonly Vue[];
  readonly onChange: (codes: string[]) => void;
}

/** The views in the order in which they are asked for. */
function SuiteDeVues({ vues, choix, onChange }: PropsSuite) {
  const codes = vues.map(({ code }) => code);
  const deplacer = (rang: number, vers: number) => {
    const suite = codes.toSpliced(rang, 1);
    onChange(suite.toSpliced(vers, 0, codes[rang] ?? ''));
  };
  const [cherchee, setCherchee] = useState('');
  const restantes = choix
    .filter(({ code, libelle }) => !codes.includes(code) && correspond(cherchee, libelle))
    .toSorted(comparerVues);
  return (
    <section aria-labelledby="titre-suite">
      <Stack>
        <h2 id="titre-suite" className={styles.titre}>
          {T.vuesDuProtocole}
        </h2>
        <ol className={styles.vues}>
          {vues.map(({ code, libelle, dessin }, rang) => (
            <li key={code} className={styles.vue}>
              <span className={styles.rang}>{rang + 1}</span>
              <span className={styles.dessin}>
                <DessinVue dessin={dessin} decoratif />
              </span>
              <span className={styles.nom}>{libelle}</span>
              <IconButton
                label={T.monter(libelle)}
                icon={<ArrowUp aria-hidden="true" />}
                isDisabled={rang === 0}
                onPress={() => deplacer(rang, rang - 1)}
              />
              <IconButton
                label={T.descendre(libelle)}
                icon={<ArrowDown aria-hidden="true" />}
                isDisabled={rang === vues.length - 1}
                onPress={() => deplacer(rang, rang + 1)}
              />
              <IconButton
                label={T.retirer(libelle)}
                icon={<X aria-hidden="true" />}
                onPress={() => onChange(codes.toSpliced(rang, 1))}
              />
            </li>
          ))}
        </ol>
        <ComboBox
          key={codes.join()}
          label={T.ajouterVue}
          name="vues"
          options={restantes.map(({ code, libelle, consigne }) => ({
            id: code,
            label: libelle,
            detail: consigne,
          }))}
          inputValue={cherchee}
          onInputChange={setCherchee}
          menuTrigger="focus"
          onChange={(code) => {
            if (code === null) return;
            setCherchee('');
            onChange([...codes, String(code)]);
          }}
        />
      </Stack>
    </section>
  );
}
